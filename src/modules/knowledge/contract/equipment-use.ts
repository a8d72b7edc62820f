/** What a device serves for: an item says which it needs, a store which it has (I-15). */
export const equipmentUses = [
  'lift',
  'alignment',
  'tyreChanger',
  'balancer',
  'scanner',
  'airConditioning',
  'battery',
  'brakeTester',
  'fluidExchanger',
  'frameBench',
  'sprayBooth',
] as const
