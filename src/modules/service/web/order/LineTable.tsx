import { CheckCircleOutlined } from '@ant-design/icons'
import { Flex, Table, type TableProps, Tag, Typography } from 'antd'
import { useMemo } from 'react'
import type { AnswerOf } from '../../../../console/endpoints.ts'
import { quantity } from '../../../../console/formats.ts'
import { type Texts, useTexts } from '../../../../console/texts.ts'
import { Money } from '../../../../console/ui/Money.tsx'

type Line = AnswerOf<'repairOrder.get'>['lines'][number]

const tones = { pending: 'warning', approved: 'success', declined: 'default', deferred: 'default' } as const

function columnsOf(texts: Texts): NonNullable<TableProps<Line>['columns']> {
  const title = (field: string) => texts.field('repairOrder', field)
  return [
    { key: 'name', title: title('lines'), render: (_, line) => <LineName line={line} /> },
    {
      key: 'quantity',
      title: title('quantityThousandths'),
      align: 'right',
      width: 110,
      render: (_, line) =>
        line.kind === 'labour' && line.chargedMinutes !== null
          ? texts.t('service.page.minutes', { minutes: line.chargedMinutes })
          : `${quantity(line.quantityThousandths)} ${line.unit}`,
    },
    {
      key: 'unit',
      title: title('unitFen'),
      align: 'right',
      width: 110,
      render: (_, line) => <Money fen={line.unitFen} />,
    },
    {
      key: 'gross',
      title: title('grossFen'),
      align: 'right',
      width: 120,
      render: (_, line) => <Money fen={line.grossFen} strong />,
    },
    {
      key: 'payer',
      title: title('payer'),
      width: 80,
      render: (_, line) => texts.value('repairOrder', 'payer', line.payer),
    },
    { key: 'approval', title: title('approval'), width: 120, render: (_, line) => <Approval line={line} /> },
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
    <Table
      size="small"
      rowKey="id"
      pagination={false}
      scroll={{ x: 'max-content' }}
      dataSource={[...lines]}
      columns={columns}
      style={{ marginTop: 8 }}
    />
  )
}
