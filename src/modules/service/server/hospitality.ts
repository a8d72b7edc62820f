import type { RecordServer } from '../../../kernel/serve.ts'
import { serviceRefusals } from '../contract/refusals.ts'
import * as messages from './collaboration/message.ts'
import * as checks from './environment/check.ts'
import * as waits from './guest/lounge.ts'
import * as requests from './guest/request.ts'
import { list as requestList } from './guest/request-queries.ts'
import * as walkIns from './walk-in/actions.ts'
import { list as walkInList } from './walk-in/queries.ts'
import * as paperVisits from './paper-visit/actions.ts'
import { list as paperVisitList, paperVisitsOf } from './paper-visit/queries.ts'

const records: readonly RecordServer[] = [
  requests.guestRequest.complete({
    verbs: { ask: requests.ask, askOwn: requests.askOwn },
    reads: { list: requestList },
  }),
  messages.orderMessage.complete({ verbs: { post: messages.post }, reads: { list: messages.list } }),
  waits.guestWait.complete({ verbs: { seat: waits.seat, leave: waits.leave }, reads: { lounge: waits.lounge } }),
  walkIns.walkIn.complete({
    verbs: { arrive: walkIns.arrive, greet: walkIns.greet, leave: walkIns.leave },
    reads: { list: walkInList },
  }),
  checks.environmentCheck.complete({
    verbs: { record: checks.record },
    reads: { list: checks.list, areas: checks.areas },
  }),
  paperVisits.paperVisit.complete({
    verbs: { enter: paperVisits.enter, void: paperVisits.voidVisit },
    reads: { list: paperVisitList },
  }),
]

/** Whoever has a hand in a visit speaks in it. */
const speaking = ['orderMessage.see', 'orderMessage.post']
const hosting = [
  ...speaking,
  'guestRequest.see',
  'guestRequest.ask',
  'guestWait.see',
  'guestWait.seat',
  'environmentCheck.see',
  'environmentCheck.record',
  'paperVisit.see',
  'paperVisit.enter',
]

const roles: Readonly<Record<string, readonly string[]>> = {
  administrator: ['environmentCheck.see', 'environmentCheck.record'],
  groupManager: hosting.filter((permission) => permission.endsWith('.see')),
  manager: hosting,
  serviceAdvisor: hosting,
  careAgent: hosting,
  dispatcher: speaking,
  technician: speaking,
  partsClerk: speaking,
  inspector: speaking,
  cashier: speaking,
  customer: ['guestRequest.askOwn'],
}

/** The human side of a visit: guests and their wishes, the place, messages, and what was kept on paper. */
export const hospitality = {
  records,
  constraints: {
    guest_wait_once: () => serviceRefusals.guestSeated(),
    paper_visit_no_key: () => serviceRefusals.paperKnown(),
  },
  personal: [paperVisitsOf],
  roles,
}
