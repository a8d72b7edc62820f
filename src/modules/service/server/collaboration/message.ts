import { kernelRefusals } from '../../../../kernel/contract/kernel-refusals.ts'
import type { Row } from '../../../../kernel/db/schema.ts'
import { type Load, manyRaw } from '../../../../kernel/db/sql.ts'
import { sendMessage } from '../../../../kernel/messages.ts'
import { camelRow, serve } from '../../../../kernel/serve.ts'
import { orderMessageContract } from '../../contract/order-message.ts'
import { orderBrief } from '../guest/order-brief.ts'

export const orderMessage = serve(orderMessageContract, 'service.order_message')

interface Mentioned {
  readonly id: string
  readonly staff_id: string
  readonly language: string
}

function mentioned(groupId: string, staffIds: readonly string[]): Load<Mentioned[]> {
  return manyRaw<Mentioned>(
    `select id, staff_id, language from kernel.account
      where group_id = $1 and state = 'active' and staff_id = any($2::text[]::uuid[])`,
    [groupId, staffIds],
  )
}

/** Whoever is named finds it in his inbox, and the order behind it (I-14). */
export const post = orderMessage.creation('post', {
  store: (input) => input.storeId,
  loads: ({ groupId, input }) => ({
    order: orderBrief(groupId, input.orderId),
    people: mentioned(groupId, input.mentions),
  }),
  run(work, { id, input, loaded, identity }) {
    const { order, people } = loaded
    if (!order || order.store_id !== input.storeId) throw kernelRefusals.notFound({ record: 'repairOrder' })
    const named = [...new Set(input.mentions)]
    if (named.some((one) => !people.some((person) => person.staff_id === one)))
      throw kernelRefusals.invalid({ fields: [{ path: 'mentions', code: 'unknown' }] })
    work.create(orderMessage.face, 'post', {
      id,
      store_id: input.storeId,
      order_id: order.id,
      by_id: identity.actor.id,
      words: input.words,
      mentions: named,
    })
    for (const person of people) {
      sendMessage(work, {
        template: 'service.mentioned',
        record: 'repairOrder',
        recordId: order.id,
        storeId: order.store_id,
        accountId: person.id,
        purpose: 'service',
        language: person.language,
        params: { number: order.number, by: identity.name },
      })
    }
  },
})

interface Listed extends Row<'service.order_message'> {
  readonly by_name: string | null
  readonly mentioned: string[]
}

export const list = orderMessage.read('list', async ({ groupId, query, inStores, identity, load }) => {
  const { rows } = await load({
    rows: manyRaw<Listed>(
      `select m.*, a.display_name as by_name,
          array(select s.name from people.staff s where s.group_id = m.group_id and s.id = any(m.mentions) order by s.name) as mentioned
         from service.order_message m
         left join kernel.account a on a.group_id = m.group_id and a.id = m.by_id
        where m.group_id = $1 and m.order_id = $2 and m.store_id = any($3::uuid[]) order by m.id limit 200`,
      [groupId, query.orderId, inStores],
    ),
  })
  return {
    rows: rows.map(({ by_name, ...row }) => ({
      ...camelRow(row),
      byName: by_name ?? '',
      isMine: row.by_id === identity.actor.id,
    })),
  }
})
