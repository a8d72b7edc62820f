import { refusals } from '../../../kernel/contract/refusal.ts'

export const serviceRefusals = refusals('service', {
  // appointments
  slotFull: 'conflict',
  slotPast: 'invalid',
  timeTaken: 'conflict',
  technicianNotFree: 'conflict',
  bookingBegun: 'conflict',
  unknownCustomer: 'invalid',
  unknownVehicle: 'invalid',
  otherStore: 'conflict',
  alreadyCheckedIn: 'conflict',
  appointmentOfAnother: 'conflict',
  // reception
  noConcern: 'conflict',
  notConfirmed: 'conflict',
  promisePast: 'invalid',
  tellCustomer: 'conflict',
  // estimate
  unknownItem: 'invalid',
  unknownPart: 'invalid',
  partBlocked: 'conflict',
  noPrice: 'conflict',
  deviationReason: 'conflict',
  priceApproval: 'conflict',
  nameNeeded: 'invalid',
  unknownConcern: 'invalid',
  notInEstimate: 'invalid',
  lineInWork: 'conflict',
  decidedTwice: 'invalid',
  orderClosedForDecisions: 'conflict',
  // work
  notApproved: 'conflict',
  cardsOpen: 'conflict',
  // settlement and handover
  inspectionOpen: 'conflict',
  differs: 'conflict',
  notPaid: 'conflict',
  concernsUnanswered: 'conflict',
  belongingsNotReturned: 'conflict',
  keysNotReturned: 'conflict',
  oldPartsNotDone: 'conflict',
  notExplained: 'conflict',
  courtesyOpen: 'conflict',
  // visit types
  lawLoosened: 'conflict',
})
