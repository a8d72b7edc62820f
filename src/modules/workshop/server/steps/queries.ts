import { kernelRefusals } from '../../../../kernel/contract/kernel-refusals.ts'
import { manyRaw } from '../../../../kernel/db/sql.ts'
import { camelRow } from '../../../../kernel/serve.ts'
import { jobCard } from '../job-card/actions.ts'
import { ownersOf, stepRoles } from './rules.ts'
import { stepsOfVisit, visitOf } from './visits.ts'

interface ContactRow {
  readonly at: string
  readonly by: string
  readonly reason: string
  readonly solution: string | null
  readonly told: string
  readonly call_note: string | null
  readonly promised_from: string | null
  readonly promised_to: string | null
}

/** The steps of a visit with their clocks, and what its customer was told of delays. */
export const visitSteps = jobCard.read('visitSteps', async ({ groupId, id, settings, now, see, load }) => {
  const { found, contacts } = await load({
    found: visitOf(groupId, id),
    contacts: manyRaw<ContactRow>(
      `select k.at, coalesce(a.display_name, '') as by, k.reason, k.solution, k.told, k.call_note, k.promised_from, k.promised_to
         from service.promise_contact k left join kernel.account a on a.group_id = k.group_id and a.id = k.by_id
        where k.group_id = $1 and k.order_id = $2 order by k.at, k.id`,
      [groupId, id],
    ),
  })
  const [visit] = found
  if (!visit) throw kernelRefusals.notFound({ record: 'repairOrder' })
  see(visit.store_id)
  return {
    rows: stepsOfVisit(visit, settings, now).map((each) => ({
      ...each,
      owners:
        each.step === 'cleaning'
          ? visit.cleaner_names
          : [...ownersOf(each.step, visit.advisor_name, visit.technician_names)],
      role: stepRoles[each.step],
    })),
    contacts: contacts.map(camelRow),
  }
})
