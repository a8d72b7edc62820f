import { Input } from 'antd'
import type { AnswerOf } from '../../../../console/endpoints.ts'
import type { Texts } from '../../../../console/texts.ts'
import type { OwnControl } from '../../../../console/ui/form/field.ts'
import type { FormsOf } from '../../../../console/ui/RecordPage.tsx'
import { courtesySteps } from '../../contract/courtesy.ts'
import { packageForm } from './package-form.ts'
import { oldPartWishes } from '../../contract/reception-content.ts'

type Order = AnswerOf<'repairOrder.get'>

/** One more sentence of the customer; those that stand already stay. */
function drawWords({ id, onChange, invalid }: OwnControl) {
  return (
    <Input.TextArea
      id={id}
      autoSize={{ minRows: 2, maxRows: 6 }}
      aria-invalid={invalid}
      onChange={(event) => {
        const words = event.target.value.trim()
        onChange(words === '' ? undefined : [{ words }])
      }}
    />
  )
}

const contactForm: NonNullable<FormsOf<'repairOrder.get'>['contact']> = {
  fields: [
    { name: 'reason', kind: 'text' },
    { name: 'solution', kind: 'text' },
    { name: 'told', kind: 'choice', options: ['message', 'call'], keys: true },
    { name: 'callNote', kind: 'text', when: ({ told }) => told === 'call' },
  ],
  initial: { told: 'message' },
  errorsAt: { 'service.tellCustomer': 'callNote' },
}

/** The short forms of an order's verbs; quoting, settling and handing over have pages of their own. */
export function orderForms(texts: Texts, order: Order): FormsOf<'repairOrder.get'> {
  const open = order.lines.filter((line) => !line.executed && line.jobCardId === null)
  return {
    ...packageForm(texts, order),
    complete: {
      fields: [
        { name: 'concerns', kind: 'own', draw: drawWords, label: 'service.page.moreWords' },
        { name: 'confirmed', kind: 'flag' },
        { name: 'belongings', kind: 'words' },
        { name: 'oldParts', kind: 'choice', options: oldPartWishes, keys: true },
        { name: 'energyPercent', kind: 'number' },
        { name: 'promisedAt', kind: 'instant' },
        { name: 'waiting', kind: 'flag' },
        {
          name: 'courtesy',
          kind: 'choice',
          many: true,
          options: courtesySteps
            .filter((step) => order.courtesyDue.includes(step))
            .map((step) => ({ value: step, label: texts.t(`service.value.courtesy.${step}`) })),
        },
      ],
      initial: {
        confirmed: order.confirmedAt !== null,
        belongings: order.belongings,
        oldParts: order.oldParts,
        energyPercent: order.energyPercent ?? undefined,
        promisedAt: order.promisedAt ?? undefined,
        waiting: order.waiting,
        courtesy: courtesySteps.filter((step) => order.courtesyDone.includes(step)),
      },
      errorsAt: { 'service.promisePast': 'promisedAt', 'service.promiseGiven': 'promisedAt' },
    },
    withdraw: {
      fields: [
        {
          name: 'lineIds',
          kind: 'choice',
          many: true,
          options: open.map((line) => ({ value: line.id, label: texts.name(line.nameZh, line.nameEn) })),
        },
        { name: 'reason', kind: 'text' },
      ],
      errorsAt: { 'service.lineInWork': 'lineIds' },
    },
    changePromise: {
      fields: [
        { name: 'promisedAt', kind: 'instant' },
        { name: 'reason', kind: 'text' },
        { name: 'told', kind: 'choice', options: ['message', 'call'], keys: true },
        { name: 'callNote', kind: 'text', when: ({ told }) => told === 'call' },
      ],
      initial: { promisedAt: order.promisedAt ?? undefined, told: 'message' },
      errorsAt: { 'service.promisePast': 'promisedAt', 'service.tellCustomer': 'callNote' },
    },
    passOn: {
      fields: [{ name: 'note', kind: 'longText', rows: 4 }],
      initial: { note: order.handOverNote ?? undefined },
    },
    contact: contactForm,
    cancel: { fields: [{ name: 'reason', kind: 'text' }] },
  }
}
