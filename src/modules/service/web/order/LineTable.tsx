import { CheckCircleOutlined } from '@ant-design/icons'
import { Flex, Tag, Typography } from 'antd'
import { useMemo } from 'react'
import type { AnswerOf } from '../../../../console/endpoints.ts'
import { quantity } from '../../../../console/formats.ts'
import { type Texts, useTexts } from '../../../../console/texts.ts'
import { LineTable as Lines, type LineColumn } from '../../../../console/ui/LineTable.tsx'
import { Money } from '../../../../console/ui/Money.tsx'
import { PayerGround } from '../estimate/PayerProposal.tsx'

type Line = AnswerOf<'repairOrder.get'>['lines'][number]

const tones = { pending: 'warning', approved: 'success', declined: 'default', deferred: 'default' } as const

interface Named {
  readonly id: string
  readonly name: string
}

function columnsOf(texts: Texts, plans: readonly Named[]): readonly LineColumn<Line>[] {
  const title = (field: string) => texts.field('repairOrder', field)
  return [
    { key: 'name', heading: title('lines'), draw: (line) => <LineName line={line} plans={plans} /> },
    {
      key: 'quantity',
      heading: title('quantityThousandths'),
      numeric: true,
      width: 110,
      draw: (line) =>
        line.kind === 'labour' && line.chargedMinutes !== null
          ? texts.t('service.page.minutes', { minutes: line.chargedMinutes })
          : `${quantity(line.quantityThousandths)} ${texts.value('part', 'unit', line.unit)}`,
    },
    {
      key: 'unit',
      heading: title('unitFen'),
      numeric: true,
      width: 110,
      draw: (line) => <Money fen={line.unitFen} />,
    },
    {
      key: 'gross',
      heading: title('grossFen'),
      numeric: true,
      width: 120,
      draw: (line) => <Money fen={line.grossFen} strong />,
    },
    {
      key: 'payer',
      heading: title('payer'),
      width: 80,
      draw: (line) => texts.value('repairOrder', 'payer', line.payer),
    },
    { key: 'approval', heading: title('approval'), width: 120, draw: (line) => <Approval line={line} /> },
  ]
}

function LineName({ line, plans }: { readonly line: Line; readonly plans: readonly Named[] }) {
  const texts = useTexts()
  const plan = plans.find((one) => one.id === line.planId)
  return (
    <Flex vertical>
      <span>
        {texts.name(line.nameZh, line.nameEn)} {plan && <Tag color="processing">{plan.name}</Tag>}
        {line.choice !== null && line.approval === 'pending' && (
          <Tag>{texts.t('service.page.alternativeNo', { no: line.choice })}</Tag>
        )}
      </span>
      {line.risk && (
        <Typography.Text type={line.severity === 'unsafe' ? 'danger' : 'warning'}>
          {line.severity && `${texts.value('repairOrder', 'severity', line.severity)} · `}
          {line.risk}
        </Typography.Text>
      )}
      <Typography.Text type="secondary" style={{ fontSize: 12 }}>
        {texts.value('repairOrder', 'kind', line.kind)} {line.code}
        {line.partOrigin ? ` · ${texts.value('repairOrder', 'partOrigin', line.partOrigin)}` : ''}
        {line.deviationReason ? ` · ${line.deviationReason}` : ''}
        {line.payerReason ? ` · ${texts.t('service.payer.because.other', { words: line.payerReason })}` : ''}
        {line.priceApprover ? ` · ${texts.t('service.page.priceApproved', { name: line.priceApprover })}` : ''}
      </Typography.Text>
      {line.payerBasis && <PayerGround basis={line.payerBasis} />}
    </Flex>
  )
}

function Approval({ line }: { readonly line: Line }) {
  const texts = useTexts()
  return (
    <Flex gap={4} align="center">
      <Tag color={tones[line.approval]}>{texts.value('repairOrder', 'approval', line.approval)}</Tag>
      {line.executed && (
        <span title={texts.field('repairOrder', 'executed')}>
          <CheckCircleOutlined aria-label={texts.field('repairOrder', 'executed')} />
        </span>
      )}
    </Flex>
  )
}

const noPlans: readonly Named[] = []

/** Labour, parts and other charges with the customer's word on each. */
export function LineTable({
  lines,
  plans = noPlans,
}: {
  readonly lines: readonly Line[]
  readonly plans?: readonly Named[]
}) {
  const texts = useTexts()
  const columns = useMemo(() => columnsOf(texts, plans), [texts, plans])
  return (
    <div style={{ marginTop: 8 }}>
      <Lines label={texts.field('repairOrder', 'lines')} keyOf={(line) => line.id} rows={lines} columns={columns} />
    </div>
  )
}
