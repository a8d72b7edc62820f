import { addMonths } from '../../../../kernel/clocks/plain-date.ts'
import { epochMsOf, localDate } from '../../../../kernel/clocks/zone.ts'
import { manyRaw, oneRaw } from '../../../../kernel/db/sql.ts'
import type { ReadContext } from '../../../../kernel/serve.ts'
import { parameter } from '../../../../kernel/settings.ts'
import type { ScoreInputs } from '../../contract/reception-score.ts'
import { receptionMinutes, responseMinutes } from '../parameters.ts'
import { observation } from './actions.ts'
import { monthSpan } from './queries.ts'
import { threeS } from './rules.ts'
import { answersSql, marksSql, surveySql, visitsSql } from './score-sql.ts'

const greetingMinutes = 'service.greetingMinutes'

export interface Limits {
  readonly greeting: number
  readonly reception: number
  readonly answers: number
}

/** Zone, limits and advisors that count for who asks: his own figures alone where he may see no others. */
export function scopeOf({ inStores, settings, now, identity }: ReadContext<unknown>) {
  const storeId = inStores[0] ?? ''
  const zone = settings.stores.get(storeId)?.timeZone ?? 'UTC'
  const today = localDate(epochMsOf(now), zone)
  const limit = (key: string) => parameter(settings, key, storeId, today)
  const limits: Limits = {
    greeting: limit(greetingMinutes),
    reception: limit(receptionMinutes),
    answers: limit(responseMinutes),
  }
  const seesAll = identity.grants.some((grant) => settings.roles.get(grant.role)?.get('receptionScore.see') === 'all')
  return { zone, today, limits, advisorId: seesAll ? null : (identity.actor.staffId ?? identity.actor.id) }
}

interface Counted {
  readonly advisor_id: string
  readonly name: string
  readonly month: string
  readonly [figure: string]: string | number
}

const noMarks = { sum: 0, count: 0 }

export const score = observation.read('score', async (context) => {
  const { groupId, query, inStores, load } = context
  const { zone, today, limits, advisorId } = scopeOf(context)
  const last = query.month ?? today.slice(0, 7)
  const months = Array.from({ length: query.months }, (_, back) =>
    addMonths(`${last}-01`, -back).slice(0, 7),
  ).toReversed()
  const { from } = monthSpan(months[0] ?? last, zone)
  const { until } = monthSpan(last, zone)
  const span = [groupId, inStores, from, until, zone, advisorId]
  const { visits, answers, survey, marks, ungreeted } = await load({
    visits: manyRaw<Counted>(visitsSql, [...span, limits.greeting, limits.reception]),
    answers: manyRaw<Counted>(answersSql, [...span, limits.answers, context.now]),
    survey: manyRaw<Counted>(surveySql, span),
    marks: manyRaw<Counted>(marksSql, span),
    ungreeted: oneRaw<{ count: number }>(
      `select count(*)::integer as count from (
         select arrived_at from service.appointment
          where group_id = $1 and store_id = any($2::uuid[]) and state = 'arrived' and order_id is null and greeted_at is null
         union all
         select arrived_at from service.walk_in
          where group_id = $1 and store_id = any($2::uuid[]) and order_id is null and greeted_at is null
            and (ended_at is null or ended_at > arrived_at + make_interval(mins => $4::integer))) as a
        where a.arrived_at < $3::timestamptz - make_interval(mins => $4::integer) and a.arrived_at >= $5::timestamptz`,
      [groupId, inStores, context.now, limits.greeting, monthSpan(today.slice(0, 7), zone).from],
    ),
  })
  const people = new Map<string, string>()
  // Who only answers questions receives nobody: he has no reception to be scored.
  for (const row of [...visits, ...survey, ...marks]) people.set(row.advisor_id, row.name)
  const of = (rows: readonly Counted[], id: string, month: string) =>
    rows.find((row) => row.advisor_id === id && row.month === month)
  const rows = [...people].map(([id, name]) => ({
    id,
    name,
    months: months.map((month) => {
      const inputs = inputsOf(
        {
          visits: of(visits, id, month),
          answers: of(answers, id, month),
          survey: of(survey, id, month),
          marks: of(marks, id, month),
        },
        limits,
      )
      return { month, inputs, ...threeS(inputs) }
    }),
  }))
  const at = (row: (typeof rows)[number]) => row.months.at(-1)?.total ?? -1
  return {
    month: last,
    rows: rows.toSorted((a, b) => at(b) - at(a) || a.name.localeCompare(b.name)),
    ungreeted: ungreeted?.count ?? 0,
  }
})

type Found = Readonly<Record<'visits' | 'answers' | 'survey' | 'marks', Counted | undefined>>

function inputsOf({ visits, answers, survey, marks }: Found, limits: Limits): ScoreInputs {
  const number = (row: Counted | undefined, name: string) => Number(row?.[name] ?? 0)
  const clock = (row: Counted | undefined, name: string, limitMinutes: number) => ({
    inTime: number(row, `${name}_in_time`),
    count: number(row, `${name}_count`),
    limitMinutes,
  })
  const sum = (row: Counted | undefined, name: string) =>
    row ? { sum: number(row, `${name}_sum`), count: number(row, `${name}_count`) } : noMarks
  return {
    greeting: clock(visits, 'greeting', limits.greeting),
    reception: clock(visits, 'reception', limits.reception),
    answers: clock(answers, 'answers', limits.answers),
    surveySincerity: sum(survey, 'sincerity'),
    surveySmile: sum(survey, 'smile'),
    observedSincerity: sum(marks, 'sincerity'),
    observedSmile: sum(marks, 'smile'),
    gratitude: sum(marks, 'gratitude'),
    standpoint: sum(marks, 'standpoint'),
    enthusiasm: sum(marks, 'enthusiasm'),
  }
}
