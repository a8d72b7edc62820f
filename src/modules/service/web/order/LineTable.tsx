import { CheckCircleOutlined } from '@ant-design/icons'
import { Flex, Tag, Typography } from 'antd'
import { useMemo } from 'react'
import type { AnswerOf } from '../../../../console/endpoints.ts'
import { quantity } from '../../../../console/formats.ts'
import { type Texts, useTexts } from '../../../../console/texts.ts'
import { LineTable as Lines, type LineColumn } from '../../../../console/ui/LineTable.tsx'
import { Money } from '../../../../console/ui/Money.tsx'

type Line = AnswerOf<'repairOrder.get'>['lines'][number]

const tones = { pending: 'warning', approved: 'success', declined: 'default', deferred: 'default' } as const

function columnsOf(texts: Texts): readonly LineColumn<Line>[] {
  const title = (field: string) => texts.field('repairOrder', field)
  return [
    { key: 'name', heading: title('lines'), draw: (line) => <LineName line={line} /> },
    {
      key: 'quantity',
      heading: title('quantityThousandths'),
      numeric: true,
      width: 110,
      draw: (line) =>
        line.kind === 'labour' && line.chargedMinutes !== null
          ? texts.t('service.page.minutes', { minutes: line.chargedMinutes })
          : `${quantity(line.quantityThousandths)} ${line.unit}`,
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

function LineName({ line }: { readonly line: Line }) {
  const texts = useTexts()
  return (
    <Flex vertical>
      <span>{texts.name(line.nameZh, line.nameEn)}</span>
      <Typography.Text type="secondary" style={{ fontSize: 12 }}>
        {texts.value('repairOrder', 'kind', line.kind)} {line.code}
        {line.partOrigin ? ` · ${texts.value('repairOrder', 'partOrigin', line.partOrigin)}` : ''}
        {line.deviationReason ? ` · ${line.deviationReason}` : ''}
        {line.priceApprover ? ` · ${texts.t('service.page.priceApproved', { name: line.priceApprover })}` : ''}
      </Typography.Text>
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

/** Labour, parts and other charges with the customer's word on each. */
export function LineTable({ lines }: { readonly lines: readonly Line[] }) {
  const texts = useTexts()
  const columns = useMemo(() => columnsOf(texts), [texts])
  return (
    <div style={{ marginTop: 8 }}>
      <Lines label={texts.field('repairOrder', 'lines')} keyOf={(line) => line.id} rows={lines} columns={columns} />
    </div>
  )
}
