import { bodyAndCheckItems } from './seed-body.ts'
import { electricItems } from './seed-electric.ts'
import type { SeedItem } from './seed-item.ts'
import { maintenanceItems } from './seed-maintenance.ts'
import { repairItems } from './seed-repair.ts'
import { wheelsAndSeasonItems } from './seed-wheels.ts'

/** The service items with which a new shop starts (G-19): brand-neutral, to be edited by the shop. */
export const seedCatalogue: readonly SeedItem[] = [
  ...maintenanceItems,
  ...wheelsAndSeasonItems,
  ...electricItems,
  ...repairItems,
  ...bodyAndCheckItems,
]
