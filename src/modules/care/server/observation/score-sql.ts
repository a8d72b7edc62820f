/**
 * The clocks and marks of which the 3S score is made, by advisor and month. Group `$1`, stores `$2`, from `$3` until `$4`,
 * zone `$5`, one advisor `$6` or all.
 */

const monthOf = (column: string) => `to_char(${column} at time zone $5::text, 'YYYY-MM')`
const names = 'join people.staff s on s.group_id = x.group_id and s.id = x.advisor_id'
const sums = (...items: string[]) =>
  items.map((name) => `sum(x.${name})::integer as ${name}_sum, count(x.${name})::integer as ${name}_count`).join(', ')

/** The visits that an advisor received. A booking whose guest waits in vain belongs to nobody yet. */
export const visitRows = `select o.group_id, o.id, o.number, o.advisor_id, o.greeted_at,
    extract(epoch from o.greeted_at - o.arrived_at) / 60 as greeting, extract(epoch from o.created_at - o.greeted_at) / 60 as reception
  from service.repair_order o
 where o.group_id = $1 and o.store_id = any($2::uuid[]) and o.created_at >= $3 and o.created_at < $4
   and ($6::uuid is null or o.advisor_id = $6) and o.greeted_at is not null and o.arrived_at is not null`

/** Limits in minutes: greeting `$7`, reception `$8`. */
export const visitsSql = `select x.advisor_id, s.name, ${monthOf('x.greeted_at')} as month,
    count(*)::integer as greeting_count, count(*) filter (where x.greeting <= $7::integer)::integer as greeting_in_time,
    count(*)::integer as reception_count, count(*) filter (where x.reception <= $8::integer)::integer as reception_in_time
  from (${visitRows}) x ${names} group by 1, 2, 3`

/** Enquiries that were responded to, or ought to have been by now, `$8`; limit `$7`. */
export const answerRows = `select e.group_id, e.id, e.number, e.owner_id as advisor_id, e.created_at,
    extract(epoch from coalesce(e.first_response_at, $8::timestamptz) - e.created_at) / 60 as minutes
  from care.enquiry e
 where e.group_id = $1 and e.store_id = any($2::uuid[]) and e.created_at >= $3 and e.created_at < $4
   and e.owner_id is not null and ($6::uuid is null or e.owner_id = $6)
   and (e.first_response_at is not null or e.created_at < $8::timestamptz - make_interval(mins => $7::integer))`

export const answersSql = `select x.advisor_id, s.name, ${monthOf('x.created_at')} as month,
    count(*)::integer as answers_count, count(*) filter (where x.minutes <= $7::integer)::integer as answers_in_time
  from (${answerRows}) x ${names} group by 1, 2, 3`

/** What customers said in the call after the visit, of the advisor who received them. */
export const surveyRows = `select f.group_id, f.id, f.order_number, o.advisor_id, f.called_at, f.sincerity, f.smile
  from care.follow_up f join service.repair_order o on o.group_id = f.group_id and o.id = f.order_id
 where f.group_id = $1 and f.store_id = any($2::uuid[]) and f.called_at >= $3 and f.called_at < $4
   and ($6::uuid is null or o.advisor_id = $6) and (f.sincerity is not null or f.smile is not null)`

export const surveySql = `select x.advisor_id, s.name, ${monthOf('x.called_at')} as month, ${sums('sincerity', 'smile')}
  from (${surveyRows}) x ${names} group by 1, 2, 3`

export const markRows = `select m.group_id, m.id, m.advisor_id, m.observed_at, m.by_id, m.gratitude, m.standpoint, m.enthusiasm,
    m.sincerity, m.smile
  from care.observation m
 where m.group_id = $1 and m.store_id = any($2::uuid[]) and m.observed_at >= $3 and m.observed_at < $4
   and ($6::uuid is null or m.advisor_id = $6) and m.state = 'recorded'`

export const marksSql = `select x.advisor_id, s.name, ${monthOf('x.observed_at')} as month,
    ${sums('gratitude', 'standpoint', 'enthusiasm', 'sincerity', 'smile')}
  from (${markRows}) x ${names} group by 1, 2, 3`
