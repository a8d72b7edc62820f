import { manyRaw } from '../../../../kernel/db/sql.ts'
import { observedItems } from '../../contract/observation.ts'
import { observation } from './actions.ts'
import { monthSpan } from './queries.ts'
import { scopeOf } from './score.ts'
import { answerRows, markRows, surveyRows, visitRows } from './score-sql.ts'

type Found = Readonly<Record<string, unknown>>

const most = 500
const number = (value: unknown) => Math.round(Number(value) * 10) / 10

/** The records behind a figure, slowest or newest first: whoever doubts the score reads them. */
export const scoreRows = observation.read('scoreRows', async (context) => {
  const { groupId, query, inStores, now, load } = context
  const { zone, limits, advisorId } = scopeOf(context)
  const { from, until } = monthSpan(query.month, zone)
  const span = [groupId, inStores, from, until, zone, advisorId ?? query.advisorId ?? null]
  const timed = (minutes: unknown, limit: number) => ({
    minutes: number(minutes),
    inTime: Number(minutes) <= limit,
    marks: [],
  })
  const marked = (row: Found, items: readonly string[]) => ({
    minutes: null,
    inTime: null,
    marks: items.flatMap((name) => (row[name] === null ? [] : [{ name, mark: Number(row[name]) }])),
  })
  const asked = {
    greeting: () => manyRaw<Found>(`${visitRows} and $5::text is not null order by greeting desc limit ${most}`, span),
    reception: () =>
      manyRaw<Found>(`${visitRows} and $5::text is not null order by reception desc limit ${most}`, span),
    answers: () =>
      manyRaw<Found>(`${answerRows} and $5::text is not null order by minutes desc limit ${most}`, [
        ...span,
        limits.answers,
        now,
      ]),
    survey: () => manyRaw<Found>(`${surveyRows} and $5::text is not null order by called_at desc limit ${most}`, span),
    observation: () =>
      manyRaw<Found>(
        `select x.*, a.display_name as by_name from (${markRows} and $5::text is not null) x
           left join kernel.account a on a.group_id = x.group_id and a.id = x.by_id order by x.observed_at desc limit ${most}`,
        span,
      ),
  }[query.part]()
  const { rows } = await load({ rows: asked })
  const shown = (row: Found) => {
    const text = (name: string) => String(row[name] ?? '')
    switch (query.part) {
      case 'greeting':
      case 'reception':
        return {
          record: 'repairOrder',
          label: text('number'),
          at: text('greeted_at'),
          ...timed(row[query.part], limits[query.part]),
        }
      case 'answers':
        return {
          record: 'enquiry',
          label: text('number'),
          at: text('created_at'),
          ...timed(row['minutes'], limits.answers),
        }
      case 'survey':
        return {
          record: 'followUp',
          label: text('order_number'),
          at: text('called_at'),
          ...marked(row, ['sincerity', 'smile']),
        }
      case 'observation':
        return { record: 'observation', label: text('by_name'), at: text('observed_at'), ...marked(row, observedItems) }
      default:
        return query.part satisfies never
    }
  }
  return { rows: rows.map((row) => ({ id: String(row['id']), ...shown(row) })) }
})
