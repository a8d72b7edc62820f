import { Flex } from 'antd'
import type { AnswerOf } from '../../../../console/endpoints.ts'
import { useTexts } from '../../../../console/texts.ts'
import { Money } from '../../../../console/ui/Money.tsx'
import { Section } from '../../../../console/ui/Section.tsx'
import { When } from '../../../../console/ui/When.tsx'

/** Work of this car that was put off on earlier visits, with its value. */
export function Declined({ order }: { readonly order: AnswerOf<'repairOrder.get'> }) {
  const texts = useTexts()
  if (order.declined.length === 0) return null
  const sum = order.declined.reduce((total, line) => total + line.grossFen, 0)
  return (
    <Section title={texts.field('repairOrder', 'declined')} extra={<Money fen={sum} strong />}>
      <Flex vertical gap={4}>
        {order.declined.map((line) => (
          <Flex key={`${line.orderNumber}${line.nameZh}${line.grossFen}`} gap={12} wrap>
            <span style={{ flex: 1, minWidth: 160 }}>{texts.name(line.nameZh, line.nameEn)}</span>
            <span>{line.orderNumber}</span>
            <When at={line.on} />
            <Money fen={line.grossFen} />
          </Flex>
        ))}
      </Flex>
    </Section>
  )
}
