import { DeleteOutlined } from '@ant-design/icons'
import { Button, Flex, Input, InputNumber, theme } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { z } from 'zod'
import { useTexts } from '../../../../console/texts.ts'
import type { OwnControl } from '../../../../console/ui/form/field.ts'
import { unitCostOf, yuanOf } from '../unit-cost.ts'
import { PartPick, type StockRow } from './PartPick.tsx'
import { type ReceivedLine as Line, withOneMore } from './received.ts'
import { ScanReceived } from './ScanReceived.tsx'

export const drawReceivedLines = (control: OwnControl) => <ReceivedLines control={control} />

const received = z.array(
  z.object({
    partId: z.string(),
    quantityThousandths: z.number(),
    unitCost: z.number(),
    bin: z.string().optional(),
  }),
)

/** Lines of goods that came: quantity one, the last cost and the bin stand there already. */
function ReceivedLines({ control }: { readonly control: OwnControl }) {
  const [names, setNames] = useState<Readonly<Record<string, StockRow>>>({})
  const lines = received.safeParse(control.value).data ?? []
  const put = (line: Line) => control.onChange(lines.map((one) => (one.partId === line.partId ? line : one)))
  // Scans come one after the other while the page still draws the one before.
  const newest = useRef(lines)
  useEffect(() => {
    newest.current = lines
  })
  const add = (row: StockRow) => {
    setNames((before) => ({ ...before, [row.id]: row }))
    newest.current = withOneMore(newest.current, row)
    control.onChange(newest.current)
  }
  return (
    <Flex vertical gap={8}>
      <ScanReceived count={add} />
      <PartPick id={control.id} choose={add} />
      {lines.map((line) => (
        <ReceivedLine
          key={line.partId}
          line={line}
          part={names[line.partId]}
          put={put}
          drop={() => control.onChange(lines.filter((one) => one.partId !== line.partId))}
        />
      ))}
    </Flex>
  )
}

interface ReceivedLineProps {
  readonly line: Line
  readonly part: StockRow | undefined
  readonly put: (line: Line) => void
  readonly drop: () => void
}

function ReceivedLine({ line, part, put, drop }: ReceivedLineProps) {
  const texts = useTexts()
  const { token } = theme.useToken()
  const field = (name: string) => texts.field('stockReceipt', name)
  return (
    <Flex vertical gap={4} style={{ borderTop: `1px solid ${token.colorBorderSecondary}`, paddingTop: 8 }}>
      <Flex justify="space-between" gap={8} align="center">
        <span>{part ? `${part.partNo} ${texts.name(part.nameZh, part.nameEn)}` : line.partId}</span>
        <Button type="text" icon={<DeleteOutlined />} aria-label={texts.c('remove')} onClick={drop} />
      </Flex>
      <Flex gap={8} wrap>
        <InputNumber<number>
          controls={false}
          aria-label={field('quantityThousandths')}
          prefix={field('quantityThousandths')}
          suffix={part && texts.value('part', 'unit', part.unit)}
          min={0.001}
          value={line.quantityThousandths / 1000}
          onChange={(value) => put({ ...line, quantityThousandths: Math.round((value ?? 0) * 1000) })}
          style={{ width: 150 }}
        />
        <InputNumber<number>
          controls={false}
          aria-label={field('unitCost')}
          prefix={texts.t('parts.receipts.cost')}
          suffix={texts.c('form.yuan')}
          min={0}
          value={yuanOf(line.unitCost)}
          onChange={(value) => put({ ...line, unitCost: unitCostOf(value ?? 0) })}
          style={{ width: 170 }}
        />
        <Input
          aria-label={field('bin')}
          prefix={field('bin')}
          maxLength={20}
          value={line.bin ?? ''}
          onChange={(event) => put({ ...line, bin: event.target.value })}
          style={{ width: 150 }}
        />
      </Flex>
    </Flex>
  )
}
