import type { RecordServer } from '../../../kernel/serve.ts'
import * as enquiries from './enquiry/actions.ts'
import * as enquiryReads from './enquiry/queries.ts'
import * as studies from './need-study/actions.ts'
import * as studyReads from './need-study/queries.ts'
import { timeline } from './need-study/timeline.ts'
import * as observations from './observation/actions.ts'
import { list as observationList } from './observation/queries.ts'
import { score } from './observation/score.ts'
import { scoreRows } from './observation/score-rows.ts'
import { answer, study } from './parameters.ts'

const records: readonly RecordServer[] = [
  observations.observation.complete({
    verbs: { record: observations.record, withdraw: observations.withdraw },
    reads: { list: observationList, score, scoreRows },
  }),
  enquiries.enquiry.complete({
    verbs: {
      log: enquiries.log,
      askOwn: enquiries.askOwn,
      take: enquiries.take,
      respond: enquiries.respond,
      answer: enquiries.answer,
    },
    reads: { list: enquiryReads.list, get: enquiryReads.get, own: enquiryReads.own },
  }),
  studies.needStudy.complete({
    verbs: { take: studies.take, study: studies.study, revise: studies.revise },
    reads: { list: studyReads.list, get: studyReads.get, proposals: studyReads.proposals, timeline },
  }),
]

const asking = ['enquiry.see', 'enquiry.answer', 'needStudy.see', 'needStudy.study']
const watching = ['observation.see', 'observation.record', 'receptionScore.see']

const roles: Readonly<Record<string, readonly string[]>> = {
  groupManager: ['enquiry.see', 'needStudy.see', 'observation.see', 'receptionScore.see'],
  manager: [...asking, ...watching],
  careAgent: asking,
  serviceAdvisor: [...asking, 'receptionScore.see:own'],
  /** On the phone: what is his own. */
  customer: ['enquiry.askOwn', 'enquiry.seeOwn'],
}

/** How customers are listened to: spot checks with the 3S score, enquiries, what a new customer will need. */
export const listening = {
  records,
  subscriptions: [studies.fileOpened],
  deadlines: [answer, study],
  personal: [enquiryReads.enquiriesOf],
  roles,
}
