import { addDays, dayNumber } from '../../../../kernel/clocks/plain-date.ts'
import { instantOf, wallClockMs } from '../../../../kernel/clocks/zone.ts'
import { kernelRefusals } from '../../../../kernel/contract/kernel-refusals.ts'
import { manyRaw, oneRaw } from '../../../../kernel/db/sql.ts'
import { literally, readCursor, toPage, totalIfAsked } from '../../../../kernel/list.ts'
import { camelRow } from '../../../../kernel/serve.ts'
import { parameter } from '../../../../kernel/settings.ts'
import { faultClasses } from '../../contract/diagnosis-shapes.ts'
import { faultMixPercent } from '../parameters.ts'
import { diagnosis } from './diagnosis.ts'
import { fileLoads, fileOf } from './file.ts'
import type { Diagnosis } from './rules.ts'

interface Listed extends Diagnosis {
  readonly plate: string
  readonly plate_colour: string
  readonly model_zh: string | null
  readonly model_en: string | null
  readonly codes: string[]
}

const select = `select d.*, v.plate, v.plate_colour, v.model_zh, v.model_en,
    array(select c.code from service.diagnosis_code c where c.group_id = d.group_id and c.diagnosis_id = d.id order by c.code) as codes
  from service.diagnosis d join vehicles.brief v on v.group_id = d.group_id and v.id = d.vehicle_id`

/** Diagnoses, the newest first; a fault code finds every car that had it. */
export const list = diagnosis.read('list', async ({ groupId, query, inStores, identity, load }) => {
  const after = readCursor(query.after, 1)
  const parameters: unknown[] = [groupId, inStores]
  const where = (text: string, value: unknown) => text.replaceAll('?', `$${parameters.push(value)}`)
  const typed = query.q?.normalize('NFKC').toUpperCase()
  const filter = [
    'd.group_id = $1 and d.store_id = any($2::uuid[])',
    query.state ? where('d.state = ?', query.state) : '',
    query.faultClass ? where('d.fault_class = ?', query.faultClass) : '',
    query.symptom ? where('d.symptom = ?', query.symptom) : '',
    query.mine ? where('d.technician_id = ?', identity.actor.staffId ?? identity.actor.id) : '',
    typed
      ? `(${where('v.plate like ? or d.order_number like ?', `%${literally(typed)}%`)} or ${where(
          `d.id in (select c.diagnosis_id from service.diagnosis_code c where c.group_id = $1 and c.code like ?)`,
          `${literally(typed.slice(0, 5))}%`,
        )})`
      : '',
  ].filter((text) => text !== '')
  const all = { sql: `${select} where ${filter.join(' and ')}`, parameters: [...parameters] }
  const next = after ? where(' and d.id < ?::uuid', after[0]) : ''
  const { rows } = await load({
    rows: manyRaw<Listed>(`${all.sql}${next} ${where('order by d.id desc limit ?', query.limit + 1)}`, parameters),
  })
  return { ...toPage(rows, query.limit, (row) => [row.id], camelRow), ...(await totalIfAsked({ query, load }, all)) }
})

export const get = diagnosis.read('get', async ({ groupId, id, now, load, see, actionsOn }) => {
  const { row, ...rows } = await load(fileLoads(groupId, 'self', id, now))
  if (!row) throw kernelRefusals.notFound({ record: 'diagnosis' })
  see(row.store_id)
  return { ...fileOf(row, rows), actions: actionsOn(row) }
})

interface OrderRow {
  readonly store_id: string
}

const orderText = 'select store_id from service.repair_order where group_id = $1 and id = $2'

export const ofOrder = diagnosis.read('ofOrder', async ({ groupId, id, now, load, see, actionsOn }) => {
  const { row, order, ...rows } = await load({
    order: oneRaw<OrderRow>(orderText, [groupId, id]),
    ...fileLoads(groupId, 'order', id, now),
  })
  if (!order) throw kernelRefusals.notFound({ record: 'repairOrder' })
  see(order.store_id)
  return { diagnosis: row ? { ...fileOf(row, rows), actions: actionsOn(row) } : null }
})

interface PhotoRow {
  readonly id: string
  readonly media_type: string
  readonly subject_id: string | null
}

export const findings = diagnosis.read('findings', async ({ groupId, id, now, load, see }) => {
  const { row, order, photos, ...rows } = await load({
    order: oneRaw<OrderRow>(orderText, [groupId, id]),
    photos: manyRaw<PhotoRow>(
      `select id, media_type, subject_id from kernel.file where group_id = $1 and record_id = $2 and record = 'repairOrder'
          and kind = 'finding' and state = 'kept' order by created_at, id`,
      [groupId, id],
    ),
    ...fileLoads(groupId, 'order', id, now),
  })
  if (!order) throw kernelRefusals.notFound({ record: 'repairOrder' })
  see(order.store_id)
  const showing = (findingId: string) =>
    photos
      .filter((photo) => photo.subject_id === findingId)
      .map((photo) => ({ id: photo.id, mediaType: photo.media_type }))
  return {
    diagnosisId: row?.id ?? null,
    state: row?.state ?? null,
    faultClass: row?.fault_class ?? null,
    solution: row?.solution ?? null,
    rows: rows.findings.map((finding) => ({ ...camelRow(finding), photos: showing(finding.id) })),
  }
})

interface WaitingRow {
  readonly order_id: string
  readonly store_id: string
  readonly number: string
  readonly plate: string
  readonly plate_colour: string
  readonly model_zh: string | null
  readonly model_en: string | null
  readonly visit_type: string
  readonly promised_at: string | null
  readonly received_at: string
  readonly concerns: string[]
}

export const waiting = diagnosis.read('waiting', async ({ groupId, inStores, load }) => {
  const { rows } = await load({
    rows: manyRaw<WaitingRow>(
      `select o.id as order_id, o.store_id, o.number, v.plate, v.plate_colour, v.model_zh, v.model_en, o.visit_type,
          o.promised_at, o.created_at as received_at,
          array(select c.words from service.concern c where c.group_id = o.group_id and c.order_id = o.id order by c.position) as concerns
         from service.repair_order o join vehicles.brief v on v.group_id = o.group_id and v.id = o.vehicle_id
        where o.group_id = $1 and o.store_id = any($2::uuid[]) and o.closed_at is null and o.diagnosis is null and 'needsDiagnosis' = any(o.needs)
          and not exists (select from service.diagnosis d where d.group_id = o.group_id and d.order_id = o.id)
        order by o.promised_at nulls last, o.id limit 200`,
      [groupId, inStores],
    ),
  })
  return { rows: rows.map(camelRow) }
})

export const mix = diagnosis.read('mix', async ({ groupId, query, inStores, settings, load }) => {
  const zone = settings.stores.get(inStores[0] ?? '')?.timeZone ?? 'Asia/Shanghai'
  const midnight = (day: string) => instantOf(wallClockMs(dayNumber(day), 0, zone))
  const { counts } = await load({
    counts: manyRaw<{ fault_class: string; count: number }>(
      `select fault_class, count(*)::integer as count from service.diagnosis
        where group_id = $1 and store_id = any($2::uuid[]) and reported_at >= $3 and reported_at < $4 and fault_class is not null
        group by fault_class`,
      [groupId, inStores, midnight(query.from), midnight(addDays(query.to, 1))],
    ),
  })
  const total = counts.reduce((sum, row) => sum + row.count, 0)
  return {
    total,
    rows: faultClasses.map((faultClass) => {
      const count = counts.find((row) => row.fault_class === faultClass)?.count ?? 0
      return {
        faultClass,
        count,
        percent: total === 0 ? 0 : Math.round((count / total) * 1000) / 10,
        referencePercent: parameter(settings, faultMixPercent[faultClass], inStores[0] ?? null, query.to),
      }
    }),
  }
})
