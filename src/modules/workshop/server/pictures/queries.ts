import { kernelRefusals } from '../../../../kernel/contract/kernel-refusals.ts'
import type { JsonValue } from '../../../../kernel/db/schema.ts'
import { type Load, manyRaw, oneRaw } from '../../../../kernel/db/sql.ts'
import type { ReadContext } from '../../../../kernel/serve.ts'
import { stepsOf, workGuideJoin } from '../../../knowledge/server/public.ts'
import { ownOrder } from '../../../service/server/public.ts'
import { visitPictureKinds } from '../../contract/visit-pictures.ts'
import { jobCard } from '../job-card/actions.ts'

interface PictureRow {
  readonly id: string
  readonly kind: string
  readonly media_type: string
  readonly taken_at: string
  readonly position: number | null
  readonly steps: JsonValue | null
}

function picturesOf(groupId: string, orderId: string): Load<PictureRow[]> {
  return manyRaw<PictureRow>(
    `select f.id, f.kind, f.media_type, coalesce(f.captured_at, f.created_at) as taken_at, f.position, coalesce(g.steps, i.steps) as steps
       from kernel.file f
       left join workshop.job_card c on c.group_id = f.group_id and c.id = f.record_id
       left join service.line l on l.group_id = f.group_id and l.id = f.subject_id and l.job_card_id = c.id
       left join service.repair_order o on o.group_id = c.group_id and o.id = c.order_id
       left join vehicles.brief v on v.group_id = o.group_id and v.id = o.vehicle_id
       left join knowledge.service_item i on i.group_id = l.group_id and i.code = l.code
       ${workGuideJoin('v.model_id', 'c.created_at')}
      where f.group_id = $1 and f.state = 'kept' and f.kind = any($3) and (f.record_id = $2
          or f.record_id in (select id from workshop.job_card where group_id = $1 and order_id = $2))
      order by taken_at, f.id`,
    [groupId, orderId, visitPictureKinds],
  )
}

type Asked = Pick<ReadContext<unknown>, 'groupId' | 'id' | 'load'>

async function shown({ groupId, id, load }: Asked) {
  const { rows } = await load({ rows: picturesOf(groupId, id) })
  return {
    rows: rows.flatMap((row) => {
      const kind = visitPictureKinds.find((one) => one === row.kind)
      if (!kind) return []
      const step = row.steps === null ? undefined : stepsOf({ steps: row.steps })[row.position ?? -1]
      const { id: fileId, media_type: mediaType, taken_at: takenAt } = row
      return [{ id: fileId, kind, mediaType, takenAt, stepZh: step?.zh ?? null, stepEn: step?.en ?? null }]
    }),
  }
}

/** What the customer sees of the work on his car: pictures of its arrival, of the key steps and of its leaving. */
export const pictures = jobCard.read('pictures', async (context) => {
  const { groupId, id, load, see } = context
  const { order } = await load({
    order: oneRaw<{ store_id: string }>('select store_id from service.repair_order where group_id = $1 and id = $2', [
      groupId,
      id,
    ]),
  })
  if (!order) throw kernelRefusals.notFound({ record: 'repairOrder' })
  see(order.store_id)
  return shown(context)
})

export const myPictures = jobCard.read('myPictures', async (context) => {
  const { groupId, id, identity, load } = context
  const { own } = await load({ own: ownOrder(groupId, identity.actor.personId ?? null, id) })
  if (own.length === 0) throw kernelRefusals.notFound({ record: 'repairOrder' })
  return shown(context)
})
