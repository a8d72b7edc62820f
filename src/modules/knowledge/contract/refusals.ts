import { refusals } from '../../../kernel/contract/refusal.ts'

export const knowledgeRefusals = refusals('knowledge', {
  itemIncomplete: 'conflict',
  itemCodeTaken: 'conflict',
  modelCodeTaken: 'conflict',
  limitsBackwards: 'invalid',
  criterionTwice: 'invalid',
  // guides and cases
  guideCodeTaken: 'conflict',
  stepLimits: 'invalid',
  guideForWhom: 'invalid',
  guideMakerUnknown: 'invalid',
  guideOnce: 'conflict',
  ownCase: 'conflict',
  caseOfferedTwice: 'conflict',
  packageCodeTaken: 'conflict',
  packageUnknownItems: 'invalid',
  packageMandatoryOutside: 'invalid',
  packageLacks: 'conflict',
  termTaken: 'conflict',
})
