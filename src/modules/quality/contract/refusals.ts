import { refusals } from '../../../kernel/contract/refusal.ts'

export const qualityRefusals = refusals('quality', {
  notWaiting: 'conflict',
  wrongLevel: 'conflict',
  levelDone: 'conflict',
  samePerson: 'conflict',
  unqualified: 'conflict',
  selfByWorker: 'conflict',
  workedAlone: 'conflict',
  finalByInspector: 'conflict',
  ownWork: 'conflict',
  unknownReading: 'invalid',
  readingMissing: 'invalid',
  causeNeeded: 'invalid',
  signatureNeeded: 'invalid',
  photoOfFailure: 'invalid',
  noCard: 'conflict',
})
