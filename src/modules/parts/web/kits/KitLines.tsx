import { DeleteOutlined } from '@ant-design/icons'
import { Button, Flex, InputNumber } from 'antd'
import { useState } from 'react'
import { z } from 'zod'
import { useRead } from '../../../../console/queries.ts'
import { useTexts } from '../../../../console/texts.ts'
import type { OwnControl } from '../../../../console/ui/form/field.ts'
import { PartPick, type StockRow } from '../receipts/PartPick.tsx'

export const drawKitLines = (control: OwnControl) => <KitLines control={control} />

const kitLines = z.array(z.object({ partId: z.string(), quantityThousandths: z.number() }))
type Line = z.output<typeof kitLines>[number]

/** Parts with how much of each. */
function KitLines({ control }: { readonly control: OwnControl }) {
  const [found, setFound] = useState<Readonly<Record<string, StockRow>>>({})
  const lines = kitLines.safeParse(control.value).data ?? []
  const put = (line: Line) => control.onChange(lines.map((one) => (one.partId === line.partId ? line : one)))
  return (
    <Flex vertical gap={8}>
      <PartPick
        id={control.id}
        choose={(row) => {
          setFound({ ...found, [row.id]: row })
          if (!lines.some((line) => line.partId === row.id))
            control.onChange([...lines, { partId: row.id, quantityThousandths: 1000 }])
        }}
      />
      {lines.map((line) => (
        <KitLine
          key={line.partId}
          line={line}
          part={found[line.partId]}
          put={put}
          drop={() => control.onChange(lines.filter((one) => one.partId !== line.partId))}
        />
      ))}
    </Flex>
  )
}

interface KitLineProps {
  readonly line: Line
  readonly part: StockRow | undefined
  readonly put: (line: Line) => void
  readonly drop: () => void
}

function KitLine({ line, part, put, drop }: KitLineProps) {
  const texts = useTexts()
  const { data } = useRead('part.get', { id: line.partId, enabled: part === undefined })
  const known = part ?? data
  return (
    <Flex gap={8} align="center" justify="space-between">
      <span>{known ? `${known.partNo} ${texts.name(known.nameZh, known.nameEn)}` : '…'}</span>
      <Flex gap={4}>
        <InputNumber<number>
          controls={false}
          aria-label={texts.field('partKit', 'quantityThousandths')}
          suffix={known && texts.value('part', 'unit', known.unit)}
          min={0.001}
          value={line.quantityThousandths / 1000}
          onChange={(value) => put({ ...line, quantityThousandths: Math.round((value ?? 0) * 1000) })}
          style={{ width: 110 }}
        />
        <Button type="text" icon={<DeleteOutlined />} aria-label={texts.c('remove')} onClick={drop} />
      </Flex>
    </Flex>
  )
}
