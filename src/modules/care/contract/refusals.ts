import { refusals } from '../../../kernel/contract/refusal.ts'

export const careRefusals = refusals('care', {
  callBackTimeNeeded: 'invalid',
  callBackPast: 'invalid',
  tryAgain: 'conflict',
  followUpOnce: 'conflict',
  alreadyBooked: 'conflict',
  noConsent: 'conflict',
  reminderOnce: 'conflict',
  needOrReason: 'conflict',
  ownReception: 'conflict',
  advisorUnknown: 'invalid',
  observedAhead: 'invalid',
})
