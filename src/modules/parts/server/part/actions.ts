import { storesWith } from '../../../../kernel/auth/identity.ts'
import { oneRaw } from '../../../../kernel/db/sql.ts'
import { serve } from '../../../../kernel/serve.ts'
import { partContract } from '../../contract/part.ts'
import { partsRefusals } from '../../contract/refusals.ts'
import { ensureStock } from '../stock.ts'

export const part = serve(partContract, 'parts.part')

/** The master belongs to the whole group; stock is each store's own. */
export const add = part.creation('add', {
  store: () => null,
  run(work, { id, input }) {
    work.create(part.face, 'add', {
      id,
      part_no: input.partNo,
      name_zh: input.nameZh,
      name_en: input.nameEn,
      unit: input.unit,
      origin: input.origin,
      category: input.category,
      barcode: input.barcode ?? null,
    })
  },
})

export const edit = part.verb('edit', {
  run(_work, { input, move }) {
    move({
      name_zh: input.nameZh,
      name_en: input.nameEn,
      unit: input.unit,
      origin: input.origin,
      category: input.category,
      barcode: input.barcode,
    })
  },
})

/** Storage place and least stock are not summed from movements: the entry's cause tells what was set. */
export const place = part.verb('place', {
  loads: ({ groupId, id, input }) => ({ made: ensureStock(groupId, input.storeId, [id]) }),
  run(work, { input, row, identity, settings, move }) {
    const { storeId, bin, minimumThousandths } = input
    const stores = storesWith(identity, settings, 'stock.receive')
    if (!settings.stores.has(storeId) || (stores !== 'all' && !stores.has(storeId))) throw partsRefusals.otherStore()
    move({}, { cause: JSON.stringify({ storeId, bin, minimumThousandths }) })
    work.sql({
      sql: `update parts.stock set bin = coalesce($4, bin), minimum_thousandths = coalesce($5::bigint, minimum_thousandths)
             where group_id = $1 and store_id = $2 and part_id = $3`,
      parameters: [work.groupId, storeId, row.id, bin ?? null, minimumThousandths ?? null],
    })
  },
})

export const block = part.verb('block', {
  run(_work, { input, move }) {
    move({}, { cause: input.reason })
  },
})

export const unblock = part.verb('unblock', {
  run(_work, { input, move }) {
    move({}, { cause: input.reason })
  },
})

/** Only what lies in no store any more. */
export const retire = part.verb('retire', {
  loads: ({ groupId, id }) => ({
    left: oneRaw<{ store_id: string }>(
      'select store_id from parts.stock where group_id = $1 and part_id = $2 and on_hand_thousandths > 0 limit 1',
      [groupId, id],
    ),
  }),
  run(_work, { row, loaded, move }) {
    if (loaded.left) throw partsRefusals.partInUse({ partNo: row.part_no })
    move()
  },
})
