import { FileTextOutlined } from '@ant-design/icons'
import { Flex } from 'antd'
import { Section } from './Section.tsx'
import { When } from './When.tsx'

interface PaperLinksProps {
  readonly title: string
  readonly papers: readonly {
    readonly id: string
    readonly kind: string
    readonly number: string
    readonly createdAt: string
  }[]
  /** What people call a kind of paper. */
  readonly kindOf: (kind: string) => string
}

/** Printed papers of a record, each opened as it was printed; nothing where there are none. */
export function PaperLinks({ title, papers, kindOf }: PaperLinksProps) {
  if (papers.length === 0) return null
  return (
    <Section title={title}>
      <Flex vertical gap={4}>
        {papers.map((paper) => (
          <Flex key={paper.id} gap={12} wrap>
            <FileTextOutlined aria-hidden />
            <span>{kindOf(paper.kind)}</span>
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
