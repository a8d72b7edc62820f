import { refusals } from '../../../kernel/contract/refusal.ts'

export const vehiclesRefusals = refusals('vehicles', {
  vinInvalid: 'invalid',
  vinDoubtful: 'invalid',
  ownVinDoubtful: 'invalid',
  vinKnown: 'conflict',
  ownCarKnown: 'conflict',
  overrideNotAllowed: 'forbidden',
  plateInvalid: 'invalid',
  plateTaken: 'conflict',
  unknownCustomer: 'invalid',
  unknownModel: 'invalid',
  sameOwner: 'conflict',
  bringerKnown: 'conflict',
  beforeLast: 'invalid',
  inFuture: 'invalid',
  odometerLower: 'conflict',
})
