import { z } from 'zod'

const label = z.string().min(1).max(80)
const heading = z.string().min(1).max(120)
const value = z.string().max(2000)
const cell = z.string().max(400)

const fieldsBlock = z.strictObject({
  kind: z.literal('fields'),
  title: heading.optional(),
  columns: z.int().min(1).max(4),
  items: z
    .array(
      z.strictObject({
        label,
        value,
        span: z.int().min(1).max(4).optional(),
        emphasis: z.boolean().optional(),
      }),
    )
    .min(1)
    .max(80),
})

const tableColumn = z.strictObject({
  label,
  weight: z.number().positive().max(100),
  align: z.enum(['left', 'center', 'right']).optional(),
})

const tableGroup = z.strictObject({
  heading: heading.optional(),
  rows: z.array(z.array(cell)).max(500),
  // Values stand under the last columns; the label fills the columns before them.
  subtotal: z.strictObject({ label, values: z.array(cell).min(1) }).optional(),
})

const tableBlock = z
  .strictObject({
    kind: z.literal('table'),
    title: heading.optional(),
    columns: z.array(tableColumn).min(1).max(14),
    groups: z.array(tableGroup).min(1).max(40),
    // Empty ruled rows below the printed ones, to be filled in by hand.
    blankRows: z.int().min(0).max(30).optional(),
  })
  .superRefine((table, context) => {
    const count = table.columns.length
    table.groups.forEach((group, groupIndex) => {
      group.rows.forEach((row, rowIndex) => {
        if (row.length !== count) {
          const path = ['groups', groupIndex, 'rows', rowIndex]
          context.addIssue({ code: 'custom', path, message: `a row needs ${count} cells` })
        }
      })
      if (group.subtotal && group.subtotal.values.length >= count) {
        const path = ['groups', groupIndex, 'subtotal', 'values']
        context.addIssue({ code: 'custom', path, message: 'a subtotal leaves at least one column to its label' })
      }
    })
  })

const totalsBlock = z.strictObject({
  kind: z.literal('totals'),
  rows: z
    .array(z.strictObject({ label, amount: z.string().max(60), emphasis: z.boolean().optional() }))
    .min(1)
    .max(20),
  inWords: z.strictObject({ label, text: z.string().max(200) }).optional(),
  note: z.string().max(600).optional(),
})

const textBlock = z.strictObject({
  kind: z.literal('text'),
  title: heading.optional(),
  paragraphs: z.array(value).min(1).max(60),
  numbered: z.boolean().optional(),
  size: z.enum(['small', 'normal']).optional(),
})

const checklistBlock = z.strictObject({
  kind: z.literal('checklist'),
  title: heading.optional(),
  columns: z.int().min(1).max(3),
  items: z
    .array(
      z.strictObject({
        item: z.string().min(1).max(200),
        mark: z.enum(['tick', 'cross', 'blank']),
        remark: z.string().max(200).optional(),
      }),
    )
    .min(1)
    .max(200),
})

/** What a tester recorded: its curve is drawn from the kept file when the paper is printed; the hash says which file. */
const recordingBlock = z.strictObject({
  kind: z.literal('recording'),
  title: heading,
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  limits: z.array(z.strictObject({ name: label, lower: z.number().optional(), upper: z.number().optional() })).max(40),
})

const signatureImage = z
  .string()
  .regex(/^data:image\/png;base64,iVBORw0KGgo[A-Za-z0-9+/]+={0,2}$/)
  .max(400_000)

const signaturesBlock = z.strictObject({
  kind: z.literal('signatures'),
  items: z
    .array(
      z.strictObject({
        label,
        name: z.string().max(60).optional(),
        date: z.string().max(60).optional(),
        image: signatureImage.optional(),
        evidence: z.string().max(200).optional(),
      }),
    )
    .min(1)
    .max(4),
})

const stampBlock = z.strictObject({ kind: z.literal('stamp'), caption: z.string().max(60) })
const qrBlock = z.strictObject({
  kind: z.literal('qr'),
  // A longer text makes squares too small for a phone: print a short address.
  text: z.string().min(1).max(240),
  caption: z.string().max(80).optional(),
})

const paperBlock = z.discriminatedUnion('kind', [
  fieldsBlock,
  tableBlock,
  totalsBlock,
  textBlock,
  checklistBlock,
  recordingBlock,
  signaturesBlock,
  stampBlock,
  qrBlock,
])

/**
 * A printed paper as data: every word already in the paper's language, every amount and date already as it is shown.
 * A room makes it inside its transaction; it is stored and hashed as it is and never changed, so a later renderer
 * must still print it: `format` tells which reading it was made for.
 * Signatures, stamp and QR that follow one another stand side by side; `layout: 'a5'` is landscape.
 */
export const paperContent = z.strictObject({
  format: z.literal(1),
  layout: z.enum(['a4', 'a5']),
  language: z.enum(['zh-CN', 'en']),
  title: z.string().min(1).max(80),
  subtitle: z.string().max(160).optional(),
  number: z.string().min(1).max(60),
  store: z.strictObject({
    name: z.string().min(1).max(120),
    address: z.string().max(200),
    phone: z.string().max(60),
    licence: z.string().max(120).optional(),
  }),
  // As printed, in the store's zone; `madeAt` is the same moment as a UTC instant and becomes the PDF's own date.
  issuedAt: z.string().min(1).max(60),
  madeAt: z.iso.datetime(),
  blocks: z.array(paperBlock).min(1).max(60),
  footer: z.string().max(200).optional(),
})

export type PaperContent = z.infer<typeof paperContent>
export type PaperBlock = PaperContent['blocks'][number]
export type PaperLanguage = PaperContent['language']
export type PaperLayout = PaperContent['layout']
export type FieldsBlock = z.infer<typeof fieldsBlock>
export type TableBlock = z.infer<typeof tableBlock>
export type TotalsBlock = z.infer<typeof totalsBlock>
export type TextBlock = z.infer<typeof textBlock>
export type ChecklistBlock = z.infer<typeof checklistBlock>
export type RecordingBlock = z.infer<typeof recordingBlock>
export type SignaturesBlock = z.infer<typeof signaturesBlock>
export type StampBlock = z.infer<typeof stampBlock>
export type QrBlock = z.infer<typeof qrBlock>
