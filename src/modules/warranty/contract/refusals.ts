import { refusals } from '../../../kernel/contract/refusal.ts'

export const warrantyRefusals = refusals('warranty', {
  policyCodeTaken: 'conflict',
  belowLaw: 'invalid',
  unknownModel: 'missing',
  campaignNumberTaken: 'conflict',
  notAVin: 'invalid',
  vinListed: 'conflict',
  carNotListed: 'missing',
  carDone: 'conflict',
  notARecallItem: 'invalid',
  nobodyToTell: 'conflict',
  carBooked: 'conflict',
  notCovered: 'conflict',
})
