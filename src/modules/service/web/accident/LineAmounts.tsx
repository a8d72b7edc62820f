import { Flex, InputNumber } from 'antd'
import { z } from 'zod'
import type { AnswerOf } from '../../../../console/endpoints.ts'
import { useTexts } from '../../../../console/texts.ts'
import type { OwnControl } from '../../../../console/ui/form/field.ts'
import { Money } from '../../../../console/ui/Money.tsx'

export type InsuredLine = AnswerOf<'accident.ofOrder'>['lines'][number]

const amounts = z.array(z.object({ lineId: z.string(), approvedFen: z.number() }))
type Amounts = z.output<typeof amounts>

/** What the insurer said before, else all of each line. */
export const amountsOf = (lines: readonly InsuredLine[]): Amounts =>
  lines.map((line) => ({ lineId: line.id, approvedFen: line.insurerFen ?? line.grossFen }))

interface LineAmountsProps extends OwnControl {
  readonly lines: readonly InsuredLine[]
}

/** The insurer's word on each line, with its sum. */
function LineAmounts({ lines, value, onChange }: LineAmountsProps) {
  const texts = useTexts()
  const parsed = amounts.safeParse(value)
  const said = parsed.success ? parsed.data : amountsOf(lines)
  const total = said.reduce((sum, one) => sum + one.approvedFen, 0)
  return (
    <Flex vertical gap={8}>
      {lines.map((line) => {
        const name = texts.name(line.nameZh, line.nameEn)
        return (
          <Flex key={line.id} gap={8} align="center" wrap>
            <span style={{ flex: '1 1 140px' }}>{name}</span>
            <Money fen={line.grossFen} />
            <InputNumber
              aria-label={name ?? line.code}
              style={{ width: 130 }}
              min={0}
              max={line.grossFen / 100}
              precision={2}
              controls={false}
              prefix={texts.t('service.page.yuanSign')}
              value={(said.find((one) => one.lineId === line.id)?.approvedFen ?? 0) / 100}
              onChange={(yuan) =>
                onChange(
                  said.map((one) =>
                    one.lineId === line.id ? { ...one, approvedFen: Math.round((yuan ?? 0) * 100) } : one,
                  ),
                )
              }
            />
          </Flex>
        )
      })}
      <Flex justify="end">
        <Money fen={total} strong />
      </Flex>
    </Flex>
  )
}

export const lineAmounts = (lines: readonly InsuredLine[]) =>
  ({
    name: 'lines',
    kind: 'own',
    draw: (control: OwnControl) => <LineAmounts {...control} lines={lines} />,
  }) as const
