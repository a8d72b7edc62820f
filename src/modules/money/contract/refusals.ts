import { refusals } from '../../../kernel/contract/refusal.ts'

export const moneyRefusals = refusals('money', {
  priceTaken: 'conflict',
  groupPrice: 'forbidden',
  unknownCustomer: 'invalid',
  billExists: 'conflict',
  moreThanDue: 'conflict',
  moreThanAccount: 'conflict',
  nothingOnAccount: 'conflict',
  unknownPayment: 'invalid',
  refundOfRefund: 'conflict',
  moreThanPaid: 'conflict',
  sumWrong: 'conflict',
  nothingPaid: 'conflict',
  nothingOwed: 'conflict',
  termPast: 'invalid',
  noServiceConsent: 'conflict',
  depositExists: 'conflict',
  depositNotBinding: 'conflict',
  depositNoBreach: 'conflict',
  depositInVisit: 'conflict',
  depositWhole: 'conflict',
})
