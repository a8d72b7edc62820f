import { DeleteOutlined } from '@ant-design/icons'
import { Button, Flex, InputNumber, theme } from 'antd'
import { useState } from 'react'
import { z } from 'zod'
import { quantity } from '../../../../console/formats.ts'
import { useTexts } from '../../../../console/texts.ts'
import type { OwnControl } from '../../../../console/ui/form/field.ts'
import { PartPick, type StockRow } from './PartPick.tsx'

export const drawCountedLines = (storeId: string) => (control: OwnControl) => (
  <CountedLines key={storeId} control={control} />
)

const counted = z.array(z.object({ partId: z.string(), differenceThousandths: z.number() }))

/** What was counted; the difference to the books is worked out, and it is what is sent. */
function CountedLines({ control }: { readonly control: OwnControl }) {
  const texts = useTexts()
  const { token } = theme.useToken()
  const [parts, setParts] = useState<Readonly<Record<string, StockRow>>>({})
  const lines = counted.safeParse(control.value).data ?? []
  const add = (row: StockRow) => {
    setParts({ ...parts, [row.id]: row })
    if (!lines.some((line) => line.partId === row.id))
      control.onChange([...lines, { partId: row.id, differenceThousandths: 0 }])
  }
  const count = (part: StockRow, value: number | null) =>
    control.onChange(
      lines.map((line) =>
        line.partId === part.id
          ? { ...line, differenceThousandths: Math.round((value ?? 0) * 1000) - part.onHandThousandths }
          : line,
      ),
    )
  const drop = (partId: string) => control.onChange(lines.filter((line) => line.partId !== partId))
  return (
    <Flex vertical gap={8}>
      <PartPick id={control.id} choose={add} />
      {lines.map((line) => {
        const part = parts[line.partId]
        const booked = part?.onHandThousandths ?? 0
        return (
          <Flex
            key={line.partId}
            vertical
            gap={4}
            style={{ borderTop: `1px solid ${token.colorBorderSecondary}`, paddingTop: 8 }}
          >
            <Flex justify="space-between" gap={8} align="center">
              <span>{part ? `${part.partNo} ${texts.name(part.nameZh, part.nameEn)}` : line.partId}</span>
              <Button
                type="text"
                icon={<DeleteOutlined />}
                aria-label={texts.c('remove')}
                onClick={() => drop(line.partId)}
              />
            </Flex>
            <Flex gap={12} align="center" wrap>
              <span>{texts.t('parts.receipts.booked', { quantity: quantity(booked) })}</span>
              <InputNumber<number>
                controls={false}
                aria-label={texts.t('parts.receipts.counted')}
                prefix={texts.t('parts.receipts.counted')}
                suffix={part && texts.value('part', 'unit', part.unit)}
                min={0}
                disabled={!part}
                value={(booked + line.differenceThousandths) / 1000}
                onChange={(value) => part && count(part, value)}
                style={{ width: 170 }}
              />
              <strong style={{ color: line.differenceThousandths < 0 ? token.colorError : undefined }}>
                {texts.t('parts.receipts.difference', {
                  quantity: `${line.differenceThousandths > 0 ? '+' : ''}${quantity(line.differenceThousandths)}`,
                })}
              </strong>
            </Flex>
          </Flex>
        )
      })}
    </Flex>
  )
}
