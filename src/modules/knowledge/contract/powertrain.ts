/** ice: engine only; hev: hybrid without plug; phev: plug-in hybrid and range extender; bev: battery electric. */
export const powertrains = ['ice', 'hev', 'phev', 'bev'] as const
export type Powertrain = (typeof powertrains)[number]
