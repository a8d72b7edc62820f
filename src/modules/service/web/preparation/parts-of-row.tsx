import { Checkbox, Flex, Select, Tag, theme } from 'antd'
import type { AnswerOf } from '../../../../console/endpoints.ts'
import { quantity } from '../../../../console/formats.ts'
import { useSession } from '../../../../console/session.tsx'
import { useTexts } from '../../../../console/texts.ts'
import { AppLink } from '../../../../console/ui/AppLink.tsx'
import { Plate } from '../../../../console/ui/Plate.tsx'
import { useVerb } from '../../../../console/verbs.ts'
import { useItems } from '../booking/use-items.ts'

export type Preparation = AnswerOf<'appointment.preparation'>
export type PreparedRow = Preparation['rows'][number]

interface OfRow {
  readonly row: PreparedRow
}

export function Whose({ row }: OfRow) {
  const texts = useTexts()
  const { token } = theme.useToken()
  return (
    <Flex vertical gap={2}>
      <AppLink href={`/appointments/${row.id}`}>
        <Plate plate={row.plate} colour={row.plateColour} />
      </AppLink>
      <span>
        {row.customerName} {row.phoneMasked}
      </span>
      <span style={{ color: token.colorTextDescription }}>{texts.name(row.modelZh, row.modelEn)}</span>
    </Flex>
  )
}

export function What({ row }: OfRow) {
  const texts = useTexts()
  const items = useItems()
  const { token } = theme.useToken()
  return (
    <Flex vertical gap={2}>
      <span>
        {texts.value('appointment', 'visitType', row.visitType)} ·{' '}
        {texts.t('service.page.minutes', { minutes: row.minutes })}
      </span>
      {row.itemCodes.length > 0 && <span>{items.names(row.itemCodes)}</span>}
      {row.concern && <span>{texts.t('service.page.quoted', { words: row.concern })}</span>}
      {row.missing.length > 0 && (
        <span style={{ color: token.colorWarning }}>
          {texts.t('service.page.missing', {
            what: row.missing
              .map((one) => texts.t(`service.appointment.missing.${one}`))
              .join(texts.t('service.page.comma')),
          })}
        </span>
      )}
    </Flex>
  )
}

/** The parts with their bins; what is not there stands out with how much. */
export function Parts({ row }: OfRow) {
  const texts = useTexts()
  const { token } = theme.useToken()
  if (row.parts.length === 0) return <span style={{ color: token.colorTextDescription }}>–</span>
  return (
    <Flex vertical gap={2}>
      {row.parts.map((part) => (
        <span key={part.partId}>
          {texts.name(part.nameZh, part.nameEn)} × {quantity(part.quantityThousandths)}{' '}
          {texts.value('part', 'unit', part.unit)}
          {part.bin ? ` · ${part.bin}` : ''}{' '}
          {part.shortThousandths > 0 && (
            <Tag color="error" style={{ margin: 0 }}>
              {texts.t('service.preparation.short', { quantity: quantity(part.shortThousandths) })}
            </Tag>
          )}
        </span>
      ))}
    </Flex>
  )
}

export function Papers({ row }: OfRow) {
  const texts = useTexts()
  return (
    <span>
      {row.papers.map((paper) => texts.t(`service.preparation.paper.${paper}`)).join(texts.t('service.page.comma'))}
    </span>
  )
}

interface Choosing extends OfRow {
  readonly list: Preparation
}

/** Whom the customer asked for, the desk has set or the list proposes; choosing somebody sets him. */
export function Technician({ row, list }: Choosing) {
  const texts = useTexts()
  const { can } = useSession()
  const prepare = useVerb('appointment.prepare', { say: null })
  const able = list.technicians.filter((one) => one.skills.includes(row.skill))
  const shown = row.technicianName ?? texts.t('service.preparation.nobody')
  const options = able.map(({ id, name }) => ({ value: id, label: name }))
  if (row.technicianId && !able.some((one) => one.id === row.technicianId))
    options.push({ value: row.technicianId, label: shown })
  return (
    <Flex vertical gap={2}>
      {can('appointment.prepare') ? (
        <Select
          aria-label={texts.t('service.preparation.technician')}
          style={{ minWidth: 110 }}
          value={row.technicianId}
          placeholder={texts.t('service.preparation.nobody')}
          options={options}
          loading={prepare.pending}
          onChange={(technicianId) => void prepare.run({ technicianId }, row)}
        />
      ) : (
        shown
      )}
      {row.technicianBy && <By by={row.technicianBy} />}
    </Flex>
  )
}

export function Bay({ row, list }: Choosing) {
  const texts = useTexts()
  const { can } = useSession()
  const prepare = useVerb('appointment.prepare', { say: null })
  const fit = list.bays.filter((bay) => bay.skills.includes(row.skill))
  return (
    <Flex vertical gap={2}>
      {can('appointment.prepare') ? (
        <Select
          aria-label={texts.field('appointment', 'bayId')}
          style={{ minWidth: 84 }}
          value={row.bayId}
          placeholder="–"
          options={fit.map(({ id, code }) => ({ value: id, label: code }))}
          loading={prepare.pending}
          onChange={(bayId) => void prepare.run({ bayId }, row)}
        />
      ) : (
        (row.bayCode ?? '–')
      )}
      {row.bayBy && <By by={row.bayBy} />}
    </Flex>
  )
}

function By({ by }: { readonly by: string }) {
  const texts = useTexts()
  const { token } = theme.useToken()
  return (
    <span style={{ fontSize: 12, color: token.colorTextDescription }}>{texts.t(`service.preparation.by.${by}`)}</span>
  )
}

/** Ticked when everything lies ready; what is proposed is set with it. */
export function Ready({ row }: OfRow) {
  const texts = useTexts()
  const { can } = useSession()
  const prepare = useVerb('appointment.prepare')
  return (
    <Checkbox
      checked={row.preparedAt !== null}
      disabled={prepare.pending || !can('appointment.prepare')}
      onChange={(event) => {
        const ready = event.target.checked
        void prepare.run(ready ? { ready, technicianId: row.technicianId, bayId: row.bayId } : { ready }, row)
      }}
    >
      {texts.field('appointment', 'ready')}
    </Checkbox>
  )
}
