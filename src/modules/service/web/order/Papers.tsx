import { FileTextOutlined } from '@ant-design/icons'
import { Flex } from 'antd'
import type { AnswerOf } from '../../../../console/endpoints.ts'
import { useTexts } from '../../../../console/texts.ts'
import { Section } from '../../../../console/ui/Section.tsx'
import { When } from '../../../../console/ui/When.tsx'

/** The printed papers of the visit. */
export function Papers({ order }: { readonly order: AnswerOf<'repairOrder.get'> }) {
  const texts = useTexts()
  if (order.papers.length === 0) return null
  return (
    <Section title={texts.field('repairOrder', 'papers')}>
      <Flex vertical gap={4}>
        {order.papers.map((paper) => (
          <Flex key={paper.id} gap={12} wrap>
            <FileTextOutlined aria-hidden />
            <span>{texts.value('repairOrder', 'paper', paper.kind)}</span>
            <a href={`/api/papers/${paper.id}.pdf`} target="_blank" rel="noreferrer">
              {paper.number}
            </a>
            <When at={paper.createdAt} />
          </Flex>
        ))}
      </Flex>
    </Section>
  )
}
