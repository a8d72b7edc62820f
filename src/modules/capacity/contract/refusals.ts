import { refusals } from '../../../kernel/contract/refusal.ts'

export const capacityRefusals = refusals('capacity', {
  bayCodeTaken: 'conflict',
  tooManyDays: 'invalid',
  alreadyGiven: 'conflict',
})
