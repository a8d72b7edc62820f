import { refusals } from '../../../kernel/contract/refusal.ts'

export const partsRefusals = refusals('parts', {
  partNoTaken: 'conflict',
  unknownPart: 'invalid',
  kitExists: 'conflict',
  unknownLine: 'invalid',
  partBlocked: 'conflict',
  partRetired: 'conflict',
  partInUse: 'conflict',
  otherStore: 'forbidden',
  unknownReceiver: 'invalid',
  moreThanWanted: 'conflict',
  moreThanStock: 'conflict',
  moreThanReserved: 'conflict',
  moreThanIssued: 'conflict',
  stockReserved: 'conflict',
  nobodyBears: 'conflict',
  nothingToReserve: 'conflict',
  nothingShort: 'conflict',
  expectedPast: 'invalid',
  pickExists: 'conflict',
})
