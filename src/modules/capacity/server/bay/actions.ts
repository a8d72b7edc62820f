import { serve } from '../../../../kernel/serve.ts'
import type { Work } from '../../../../kernel/work.ts'
import { bayContract } from '../../contract/bay.ts'

export const bay = serve(bayContract, 'capacity.bay')

/** Bookable minutes follow after commit. */
function changed(work: Work, storeId: string): void {
  work.emit('capacity.bayChanged', { storeId })
}

export const add = bay.creation('add', {
  store: (input) => input.storeId,
  run(work, { id, input }) {
    work.create(bay.face, 'add', {
      id,
      store_id: input.storeId,
      code: input.code,
      name_zh: input.nameZh,
      name_en: input.nameEn,
      kind: input.kind,
      skills: input.skills,
    })
    changed(work, input.storeId)
  },
})

export const edit = bay.verb('edit', {
  run(work, { input, row, move }) {
    move({
      code: input.code,
      name_zh: input.nameZh,
      name_en: input.nameEn,
      kind: input.kind,
      skills: input.skills,
    })
    changed(work, row.store_id)
  },
})

/** A fault closes the bay: nothing more is booked or dispatched into it. */
export const reportFault = bay.verb('reportFault', {
  run(work, { input, row, move }) {
    move({ out_because: input.reason })
    changed(work, row.store_id)
  },
})

export const putBack = bay.verb('putBack', {
  run(work, { input, row, move }) {
    move({ out_because: null }, input.remark ? { cause: input.remark } : {})
    changed(work, row.store_id)
  },
})

export const retire = bay.verb('retire', {
  run(work, { row, move }) {
    move()
    changed(work, row.store_id)
  },
})
