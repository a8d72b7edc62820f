import type { Row } from '../../../../kernel/db/schema.ts'
import { manyRaw } from '../../../../kernel/db/sql.ts'
import type { Ask } from '../../../../kernel/serve.ts'
import { activeItems, packageOf } from '../../../knowledge/server/public.ts'
import { recallsOf, recallView } from '../../../warranty/server/public.ts'
import { type Demand, demandOf } from '../../contract/demand.ts'
import { serviceRefusals } from '../../contract/refusals.ts'
import type { VisitRules } from '../../contract/visit-type.ts'
import { appointment } from '../appointment/actions.ts'
import { mineSql } from './holding.ts'

type Item = Row<'knowledge.service_item'>
type Pack = Row<'knowledge.service_package'>

/** Kinds of catalogue items that a customer books without a talk before, and under which visit they stand. */
const kinds: Readonly<Record<string, 'maintenance' | 'general' | 'wash'>> = {
  maintenance: 'maintenance',
  repair: 'general',
  inspection: 'general',
  valueAdded: 'general',
  wash: 'wash',
}

/** Packages and single items for a car that is his; for another's there are none. */
export const items = appointment.read('myItems', async ({ groupId, query, identity, load }) => {
  const person = identity.actor.personId ?? null
  const own = `with ${mineSql}, car as (select v.powertrain from vehicles.vehicle v join mine on mine.vehicle_id = v.id
      where v.group_id = $1 and v.id = $3 limit 1)`
  const {
    found,
    packs,
    recalls,
    own: mine,
  } = await load({
    found: manyRaw<Item>(
      `${own} select i.* from knowledge.service_item i, car where i.group_id = $1 and i.state = 'active'
         and i.kind = any($4) and (cardinality(i.powertrains) = 0 or car.powertrain = any(i.powertrains)) order by i.kind, i.code limit 120`,
      [groupId, person, query.vehicle, Object.keys(kinds)],
    ),
    packs: manyRaw<Pack>(
      `${own} select p.* from knowledge.service_package p, car where p.group_id = $1 and p.state = 'active'
         and car.powertrain = any(p.powertrains) order by p.code limit 20`,
      [groupId, person, query.vehicle],
    ),
    recalls: recallsOf(groupId, [query.vehicle]),
    own: manyRaw<{ vehicle_id: string }>(
      `with ${mineSql} select mine.vehicle_id from mine where mine.vehicle_id = $3`,
      [groupId, person, query.vehicle],
    ),
  })
  const minutesOf = new Map(found.map((item) => [item.code, item.standard_minutes]))
  const named = (row: Item | Pack) => ({ code: row.code, nameZh: row.name_zh, nameEn: row.name_en })
  return {
    recalls: mine.length === 0 ? [] : recalls.map(recallView),
    rows: [
      ...packs.map((pack) => ({
        ...named(pack),
        isPackage: true,
        visitType: 'maintenance',
        minutes: pack.item_codes.reduce((sum, code) => sum + (minutesOf.get(code) ?? 0), 0),
      })),
      ...found.map((item) => ({
        ...named(item),
        isPackage: false,
        visitType: item.skill === 'quick' && item.kind === 'repair' ? 'quick' : (kinds[item.kind] ?? 'general'),
        minutes: item.standard_minutes,
      })),
    ],
  }
})

interface Chosen {
  readonly itemCodes?: readonly string[] | undefined
  readonly packageCode?: string | undefined
}

/** How long what he chose takes, the codes of its items, and the package; the kind of visit's own time where nothing was chosen. */
export async function ownDemand(
  ask: Ask,
  groupId: string,
  chosen: Chosen,
  rules: VisitRules,
): Promise<{ demand: Demand; codes: string[]; pack: Pack | undefined }> {
  const { packageCode } = chosen
  const codes = [...(chosen.itemCodes ?? [])]
  if (codes.length === 0 && !packageCode) return { demand: demandOf([], rules), codes: [], pack: undefined }
  const { pack } = packageCode ? await ask({ pack: packageOf(groupId, packageCode) }) : { pack: undefined }
  if (packageCode && !pack) throw serviceRefusals.unknownPackage({ code: packageCode })
  const wanted = [...new Set([...(pack?.item_codes ?? []), ...codes])]
  const { found } = await ask({ found: activeItems(groupId, wanted) })
  const unknown = codes.find((code) => !found.some((item) => item.code === code))
  if (unknown) throw serviceRefusals.unknownItem({ code: unknown })
  const times = found.map((item) => ({ skill: item.skill, standardMinutes: item.standard_minutes }))
  return { demand: demandOf(times, rules), codes: wanted, pack }
}
