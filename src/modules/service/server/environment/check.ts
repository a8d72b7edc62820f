import { epochMsOf, localDate } from '../../../../kernel/clocks/zone.ts'
import { checklistItem } from '../../../../kernel/contract/furniture.ts'
import type { Row } from '../../../../kernel/db/schema.ts'
import { type Load, manyRaw } from '../../../../kernel/db/sql.ts'
import { checklistsAt } from '../../../../kernel/furniture/checklist-days.ts'
import { attachFiles, lockFiles } from '../../../../kernel/files/files.ts'
import { judge, photosIn } from '../../../../kernel/furniture/checklist-rules.ts'
import { giveTask } from '../../../../kernel/furniture/tasks.ts'
import { readCursor, toPage, totalIfAsked } from '../../../../kernel/list.ts'
import { camelRow, serve } from '../../../../kernel/serve.ts'
import { parameter } from '../../../../kernel/settings.ts'
import type { Work } from '../../../../kernel/work.ts'
import { environmentAreas, environmentCheckContract } from '../../contract/environment-check.ts'
import { serviceRefusals } from '../../contract/refusals.ts'
import { environmentHours } from '../parameters.ts'
import { codeOf, type Standard, standardOf } from './standards.ts'

type Check = Row<'service.environment_check'>

const answersOf = environmentCheckContract.schema.shape.answers

export const environmentCheck = serve(environmentCheckContract, 'service.environment_check', { view })

function view(row: Check) {
  return { ...camelRow(row), items: checklistItem.array().parse(row.items), answers: answersOf.parse(row.answers) }
}

function standards(groupId: string, now: string): Load<Row<'kernel.checklist'>[]> {
  return checklistsAt(groupId, environmentAreas.map(codeOf), now)
}

export const record = environmentCheck.creation('record', {
  store: (input) => input.storeId,
  loads: ({ groupId, input, now }) => ({
    lists: standards(groupId, now),
    ...(input.photoIds?.length ? { pictures: lockFiles(groupId, input.photoIds) } : {}),
  }),
  run(work, { id, input, loaded, identity }) {
    const standard = standardOf(input.area, loaded.lists)
    const { missing, failed } = judge(standard.items, input.answers)
    const named = (codes: readonly string[]) =>
      standard.items.filter((item) => codes.includes(item.code)).map((item) => ({ zh: item.zh, en: item.en }))
    if (missing.length > 0)
      throw serviceRefusals.checkUnfinished({ items: named(missing).map(({ zh, en }) => `${zh} ${en}`) })
    const task = failed.length > 0 ? correct(work, { id, storeId: input.storeId }, standard, named(failed)) : null
    work.create(environmentCheck.face, 'record', {
      id,
      store_id: input.storeId,
      area: input.area,
      edition: standard.edition,
      items: standard.items.map((item) => ({ ...item })),
      answers: input.answers,
      failed: [...failed],
      by_id: identity.actor.id,
      task_id: task,
    })
    const taken = photosIn(standard.items, input.answers)
    const place = { record: 'environmentCheck', recordId: id, storeId: input.storeId, kind: 'area', personId: null }
    attachFiles(work, loaded.pictures ?? [], taken, identity, place)
  },
})

/** What is not in order is put right by somebody: a task for the store's manager, to do or to hand over. */
function correct(
  work: Work,
  of: { readonly id: string; readonly storeId: string },
  { nameZh, nameEn }: Standard,
  items: readonly { readonly zh: string; readonly en: string }[],
): string {
  return giveTask(work, {
    storeId: of.storeId,
    kind: 'environment',
    record: 'environmentCheck',
    recordId: of.id,
    titleZh: `${nameZh}整改：${items.map(({ zh }) => zh).join('、')}`.slice(0, 200),
    titleEn: `Put right in ${nameEn}: ${items.map(({ en }) => en).join(', ')}`.slice(0, 200),
    role: 'manager',
  }).id
}

interface Listed extends Check {
  readonly by_name: string | null
  readonly task_state: string | null
}

const select = `select e.*, a.display_name as by_name, t.state as task_state from service.environment_check e
  left join kernel.account a on a.group_id = e.group_id and a.id = e.by_id
  left join kernel.task t on t.group_id = e.group_id and t.id = e.task_id`

export const list = environmentCheck.read('list', async ({ groupId, query, inStores, load }) => {
  const after = readCursor(query.after, 1)
  const parameters: unknown[] = [groupId, inStores]
  const where = (text: string, value: unknown) => text.replaceAll('?', `$${parameters.push(value)}`)
  const area = query.area ? where(' and e.area = ?', query.area) : ''
  const all = {
    sql: `${select} where e.group_id = $1 and e.store_id = any($2::uuid[])${area}`,
    parameters: [...parameters],
  }
  const next = after ? where(' and e.id < ?::uuid', after[0]) : ''
  const { rows } = await load({
    rows: manyRaw<Listed>(`${all.sql}${next} order by e.id desc ${where('limit ?', query.limit + 1)}`, parameters),
  })
  const count = await totalIfAsked({ query, load }, all)
  const shown = ({ by_name, task_state, ...row }: Listed) => ({
    ...view(row),
    byName: by_name ?? '',
    taskState: task_state,
  })
  return { ...toPage(rows, query.limit, (row) => [row.id], shown), ...count }
})

interface Last {
  readonly area: string
  readonly id: string
  readonly created_at: string
  readonly failed: string[]
  readonly by_name: string | null
}

/** Each area with its standard and its last check; one that was not checked within the shop's time is due. */
export const areas = environmentCheck.read('areas', async ({ groupId, inStores, settings, now, load }) => {
  const { lists, last } = await load({
    lists: standards(groupId, now),
    last: manyRaw<Last>(
      `select distinct on (e.area) e.id, e.area, e.created_at, e.failed, a.display_name as by_name
         from service.environment_check e left join kernel.account a on a.group_id = e.group_id and a.id = e.by_id
        where e.group_id = $1 and e.store_id = any($2::uuid[]) order by e.area, e.id desc`,
      [groupId, inStores],
    ),
  })
  const storeId = inStores[0] ?? ''
  const zone = settings.stores.get(storeId)?.timeZone ?? 'UTC'
  const hours = parameter(settings, environmentHours, storeId, localDate(epochMsOf(now), zone))
  return {
    rows: environmentAreas.map((area) => {
      const standard = standardOf(area, lists)
      const found = last.find((row) => row.area === area)
      const items = standard.items.map((item) => ({ ...item }))
      return {
        id: area,
        ...standard,
        items,
        checkId: found?.id ?? null,
        checkedAt: found?.created_at ?? null,
        byName: found?.by_name ?? null,
        failed: found?.failed ?? [],
        isDue: !found || epochMsOf(now) - epochMsOf(found.created_at) > hours * 3_600_000,
      }
    }),
  }
})
