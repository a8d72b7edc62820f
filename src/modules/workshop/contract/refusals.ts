import { refusals } from '../../../kernel/contract/refusal.ts'

export const workshopRefusals = refusals('workshop', {
  lineUnknown: 'conflict',
  lineNotApproved: 'conflict',
  lineTaken: 'conflict',
  technicianUnknown: 'conflict',
  skillMissing: 'conflict',
  certificateMissing: 'conflict',
  certificateExpired: 'conflict',
  notOnShift: 'conflict',
  overrideReasonNeeded: 'conflict',
  bayUnknown: 'conflict',
  bayOut: 'conflict',
  clockedOnElsewhere: 'conflict',
  clockOverlap: 'conflict',
  alreadyPaused: 'conflict',
  notPaused: 'conflict',
  stillPaused: 'conflict',
  reworkOwed: 'conflict',
  noteUnread: 'conflict',
})
