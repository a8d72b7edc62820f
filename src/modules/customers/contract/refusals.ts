import { refusals } from '../../../kernel/contract/refusal.ts'

export const customersRefusals = refusals('customers', {
  known: 'conflict',
  signInAgain: 'conflict',
  phoneInvalid: 'invalid',
  idNumberInvalid: 'invalid',
  companyNumberInvalid: 'invalid',
  nothingToShow: 'missing',
  notOfThisStore: 'conflict',
  erasedAlready: 'conflict',
  erasureOpen: 'conflict',
  confirmErasure: 'invalid',
  nothingHeld: 'conflict',
})
