import { refusals } from '../../../kernel/contract/refusal.ts'

export const capacityRefusals = refusals('capacity', {
  bayCodeTaken: 'conflict',
  tooManyDays: 'invalid',
  alreadyGiven: 'conflict',
  // equipment
  equipmentCodeTaken: 'conflict',
  unknownEquipment: 'invalid',
  equipmentOut: 'conflict',
  calibrationExpired: 'conflict',
  unknownHolder: 'invalid',
  unknownBay: 'invalid',
  dayAhead: 'invalid',
  dueBefore: 'invalid',
  reserved: 'conflict',
  reservedJustNow: 'conflict',
  reservationBackwards: 'invalid',
  noReservation: 'conflict',
})
