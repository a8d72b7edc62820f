/** States in which the car is in the shop, from reception to handover. */
export const inShop = ['received', 'estimated', 'agreed', 'inRepair', 'awaitingInspection', 'ready', 'settled'] as const

/** The usual way of a visit. */
export const orderPath = [...inShop, 'closed'] as const
