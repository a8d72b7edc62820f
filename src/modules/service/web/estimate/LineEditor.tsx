import { DeleteOutlined } from '@ant-design/icons'
import { Button, Flex, Input, InputNumber, Select, Tag, theme, Typography } from 'antd'
import { quantity } from '../../../../console/formats.ts'
import { useTexts } from '../../../../console/texts.ts'
import { Evidence } from '../../../../console/ui/Evidence.tsx'
import { itemOf } from '../../../../console/ui/evidence-item.ts'
import { Money } from '../../../../console/ui/Money.tsx'
import { payerTypes } from '../../../money/contract/bill.ts'
import { LinePlace } from './LinePlace.tsx'
import { LineRisk } from './LineRisk.tsx'
import { PayerProposal } from './PayerProposal.tsx'
import type { Basis } from './use-payers.ts'
import { deviates, type DraftLine, grossOf, needsReason, unitOf } from './draft-line.ts'

interface LineEditorProps {
  readonly line: DraftLine
  readonly change: (next: Partial<DraftLine>) => void
  /** What belongs to a new line; an agreed one that is only changed has none of it. */
  readonly more?: MoreOfLine
}

export interface MoreOfLine {
  readonly concerns: readonly { readonly words: string }[]
  readonly storeId: string
  /** For what comes later than the click: from the line as it stands then. */
  readonly changeLater: (next: (before: DraftLine) => Partial<DraftLine>) => void
  readonly remove: () => void
  /** Plans to which it may belong, where there are several. */
  readonly plans: readonly { readonly name: string }[]
  /** Who should pay it, where that can be judged. */
  readonly basis: Basis | undefined
  /** Looks for another part to be offered beside this one. */
  readonly alternative: () => void
}

/** A line of the estimate: quantity or time, price, payer, and the reason where it leaves the list. */
export function LineEditor({ line, change, more }: LineEditorProps) {
  const texts = useTexts()
  const { token } = theme.useToken()
  const label = (field: string) => texts.field('repairOrder', field)
  const short = line.freeThousandths !== null && line.freeThousandths < line.quantityThousandths
  return (
    <Flex vertical gap={8} style={{ padding: '10px 0', borderBottom: `1px solid ${token.colorBorderSecondary}` }}>
      <Flex gap={8} align="center" wrap>
        <Tag>{texts.value('repairOrder', 'kind', line.kind)}</Tag>
        <span style={{ flex: 1, minWidth: 160 }}>
          {texts.name(line.nameZh, line.nameEn)} <Typography.Text type="secondary">{line.code}</Typography.Text>
        </span>
        <Amount line={line} change={change} />
        <InputNumber
          aria-label={label('unitFen')}
          style={{ width: 130 }}
          min={0}
          precision={2}
          controls={false}
          prefix={texts.t('service.page.yuanSign')}
          value={unitOf(line) / 100}
          onChange={(yuan) => change({ unitFen: yuan === null ? null : Math.round(yuan * 100) })}
        />
        <span style={{ width: 104, textAlign: 'right' }}>
          <Money fen={grossOf(line)} strong />
        </span>
        {more && (
          <>
            <Select
              aria-label={label('payer')}
              style={{ width: 92 }}
              value={line.payer}
              options={payerTypes.map((payer) => ({ value: payer, label: texts.value('repairOrder', 'payer', payer) }))}
              onChange={(payer) => change({ payer })}
            />
            <Button aria-label={texts.c('remove')} icon={<DeleteOutlined />} onClick={more.remove} />
          </>
        )}
      </Flex>
      {more && <Around line={line} change={change} more={more} />}
      {more?.basis && <PayerProposal line={line} basis={more.basis} change={change} />}
      {deviates(line) && <Deviation line={line} change={change} />}
      {short && (
        <Typography.Text type="danger">
          {texts.t('service.page.short', {
            quantity: quantity(line.freeThousandths ?? 0),
            unit: texts.value('part', 'unit', line.unit),
          })}
        </Typography.Text>
      )}
    </Flex>
  )
}

/** Its plan and sentence, what was found and what it risks. */
function Around({ line, change, more }: Required<LineEditorProps>) {
  const texts = useTexts()
  const { concerns, plans, alternative, storeId, changeLater } = more
  const found = texts.t('service.file.finding')
  return (
    <Flex gap={8} wrap align="center">
      <LinePlace line={line} plans={plans} change={change} alternative={alternative} />
      {concerns.length > 0 && (
        <Select
          aria-label={texts.field('repairOrder', 'concern')}
          style={{ width: 300, maxWidth: '100%' }}
          value={line.concern ?? -1}
          options={[
            ...concerns.map((concern, at) => ({ value: at, label: texts.t('service.page.quoted', concern) })),
            { value: -1, label: texts.t('service.page.otherLines') },
          ]}
          onChange={(at: number) => change({ concern: at < 0 ? null : at })}
        />
      )}
      <LineRisk line={line} change={change} />
      <Evidence
        small
        items={line.photos}
        place={{ record: 'repairOrder', kind: 'finding', store: storeId }}
        onStored={(file) => changeLater((before) => ({ photos: [...before.photos, itemOf(file, found)] }))}
        onRemove={(gone) => change({ photos: line.photos.filter((photo) => photo.id !== gone.id) })}
      />
    </Flex>
  )
}

/** Why the price or the time leaves the public list, and the way back to it. */
function Deviation({ line, change }: Pick<LineEditorProps, 'line' | 'change'>) {
  const texts = useTexts()
  const label = texts.field('repairOrder', 'deviationReason')
  return (
    <Flex gap={8} align="center" wrap>
      <Typography.Text type="warning">
        {texts.t('service.page.fromList')} <Money fen={line.listUnitFen} />
      </Typography.Text>
      <Input
        aria-label={label}
        style={{ flex: 1, minWidth: 200 }}
        status={needsReason(line) ? 'error' : ''}
        placeholder={texts.maybe('repairOrder', 'help.deviationReason')}
        value={line.reason}
        maxLength={200}
        onChange={(event) => change({ reason: event.target.value })}
      />
      <Button size="small" onClick={() => change({ unitFen: null, minutes: line.standardMinutes, reason: '' })}>
        {texts.t('service.page.backToList')}
      </Button>
    </Flex>
  )
}

/** Minutes of labour, pieces of a part. */
function Amount({ line, change }: Pick<LineEditorProps, 'line' | 'change'>) {
  const texts = useTexts()
  if (line.kind === 'labour') {
    return (
      <InputNumber
        aria-label={texts.field('repairOrder', 'minutes')}
        style={{ width: 120 }}
        min={0}
        max={6000}
        controls={false}
        suffix={texts.t('service.page.minuteUnit')}
        value={line.minutes}
        onChange={(minutes) => change({ minutes: minutes ?? line.standardMinutes })}
      />
    )
  }
  return (
    <InputNumber
      aria-label={texts.field('repairOrder', 'quantityThousandths')}
      style={{ width: 120 }}
      min={0.001}
      controls={false}
      suffix={texts.value('part', 'unit', line.unit)}
      value={line.quantityThousandths / 1000}
      onChange={(pieces) => change({ quantityThousandths: Math.max(1, Math.round((pieces ?? 1) * 1000)) })}
    />
  )
}
