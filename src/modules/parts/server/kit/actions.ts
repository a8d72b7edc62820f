import { kernelRefusals } from '../../../../kernel/contract/kernel-refusals.ts'
import { manyRaw } from '../../../../kernel/db/sql.ts'
import { serve } from '../../../../kernel/serve.ts'
import { kitContract, type KitLine } from '../../contract/kit.ts'

export const kit = serve(kitContract, 'parts.kit')

const known = (groupId: string, lines: readonly KitLine[]) =>
  manyRaw<{ id: string }>('select id from parts.part where group_id = $1 and id = any($2::uuid[])', [
    groupId,
    lines.map((line) => line.partId),
  ])

function checkParts(lines: readonly KitLine[], found: readonly { readonly id: string }[]): void {
  if (lines.some((line) => !found.some((part) => part.id === line.partId)))
    throw kernelRefusals.notFound({ record: 'part' })
}

export const add = kit.creation('add', {
  store: () => null,
  loads: ({ groupId, input }) => ({ parts: known(groupId, input.lines) }),
  run(work, { id, input, loaded }) {
    checkParts(input.lines, loaded.parts)
    work.create(kit.face, 'add', {
      id,
      item_code: input.itemCode,
      model_id: input.modelId,
      lines: input.lines.map((line) => ({ ...line })),
    })
  },
})

export const edit = kit.verb('edit', {
  loads: ({ groupId, input }) => ({ parts: known(groupId, input.lines) }),
  run(_work, { input, loaded, move }) {
    checkParts(input.lines, loaded.parts)
    move({ lines: input.lines.map((line) => ({ ...line })) })
  },
})
