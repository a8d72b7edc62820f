import { refusals } from './refusal.ts'

/** Refusals that any endpoint may give. */
export const kernelRefusals = refusals('kernel', {
  signIn: 'unauthenticated',
  wrongPassword: 'unauthenticated',
  locked: 'limited',
  tooMany: 'limited',
  notAllowed: 'forbidden',
  notFound: 'missing',
  stale: 'stale',
  versionNeeded: 'required',
  wrongState: 'conflict',
  keyReused: 'conflict',
  keyNeeded: 'required',
  invalid: 'invalid',
  linkExpired: 'forbidden',
  exportNeedsApproval: 'forbidden',
  retention: 'conflict',
  erased: 'conflict',
  duplicate: 'conflict',
  inUse: 'conflict',
  demoOnly: 'forbidden',
  tooLarge: 'invalid',
  wrongFileType: 'invalid',
  samePerson: 'conflict',
  setupDone: 'conflict',
})
