import { z } from 'zod'
import { useTexts } from '../../../../console/texts.ts'
import type { Field, OwnControl } from '../../../../console/ui/form/field.ts'
import { VerbDrawer } from '../../../../console/ui/form/VerbDrawer.tsx'
import { RowsControl } from '../../../knowledge/web/RowsControl.tsx'
import { type CheckLevel, listCodeOf, usualLists } from '../../contract/check-lists.ts'
import type { Own } from './CheckListsPage.tsx'

const typed = z.array(
  z.looseObject({ code: z.string().optional(), unit: z.string().optional(), required: z.boolean().optional() }),
)

/** What the shop types, made a list: a point has its code for good, and is a reading where it has a unit. */
function completed(value: unknown): unknown {
  const rows = typed.safeParse(value)
  if (!rows.success) return value
  const taken = new Set(rows.data.map((row) => row.code))
  let next = 1
  const fresh = () => {
    while (taken.has(`own${next}`)) next += 1
    taken.add(`own${next}`)
    return `own${next}`
  }
  return rows.data.map((row) => ({
    ...row,
    code: row.code ?? fresh(),
    kind: row.unit ? 'reading' : 'tick',
    required: row.required ?? row.code === undefined,
  }))
}

interface EditListProps {
  readonly level: CheckLevel
  /** The shop's list; nothing while it goes by the usual one. */
  readonly own: Own | undefined
  readonly close: () => void
}

/** The list of a level to be changed: saved, it is the next edition. */
export function EditList({ level, own, close }: EditListProps) {
  const texts = useTexts()
  const word = (name: string) => texts.t(`service.checkLists.${name}`)
  const parts = [
    { name: 'zh', label: word('zh'), kind: 'text' },
    { name: 'en', label: word('en'), kind: 'text' },
    { name: 'unit', label: word('unit'), kind: 'unit' },
    { name: 'min', label: word('min'), kind: 'number' },
    { name: 'max', label: word('max'), kind: 'number' },
    { name: 'required', label: word('required'), kind: 'flag' },
  ] as const
  const draw = (control: OwnControl) => (
    <RowsControl control={{ ...control, onChange: (value) => control.onChange(completed(value)) }} parts={parts} />
  )
  const fields: readonly Field<'items' | 'fromDay'>[] = [
    { name: 'items', kind: 'own', draw },
    { name: 'fromDay', kind: 'day' },
  ]
  const { nameZh, nameEn, items } = own ?? usualLists[level]
  const form = { fields, initial: { items }, fixed: { nameZh, nameEn } }
  const frame = {
    open: true,
    close,
    wide: true,
    title: `${word('edit')} · ${texts.t(`service.value.checkLevel.${level}`)}`,
  }
  if (own) return <VerbDrawer verb="checklist.revise" target={own} form={form} {...frame} />
  const first = { ...form, fixed: { ...form.fixed, code: listCodeOf(level) } }
  return <VerbDrawer verb="checklist.publish" form={first} {...frame} />
}
