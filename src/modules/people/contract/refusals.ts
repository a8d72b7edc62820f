import { refusals } from '../../../kernel/contract/refusal.ts'

export const peopleRefusals = refusals('people', {
  staffNoTaken: 'conflict',
  shiftOverlaps: 'conflict',
  shiftsCollide: 'conflict',
  nothingToCopy: 'conflict',
  notAWeek: 'invalid',
  shiftBackwards: 'invalid',
  shiftOtherDay: 'invalid',
  notInStore: 'conflict',
  certificateBackwards: 'invalid',
  unknownStaff: 'invalid',
})
