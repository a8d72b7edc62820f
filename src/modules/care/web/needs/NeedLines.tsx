import { Flex, Tag } from 'antd'
import { useTexts } from '../../../../console/texts.ts'

interface NeedLinesProps {
  readonly needs: readonly { readonly kind: string; readonly words: string; readonly action: string }[]
}

/** Needs with the next step for each. */
export function NeedLines({ needs }: NeedLinesProps) {
  const texts = useTexts()
  return (
    <Flex vertical gap={8}>
      {needs.map((need) => (
        <Flex key={`${need.kind} ${need.words}`} gap={8} align="baseline" wrap>
          <Tag style={{ margin: 0 }}>{texts.value('needStudy', 'kind', need.kind)}</Tag>
          <span>{need.words}</span>
          <strong>→ {need.action}</strong>
        </Flex>
      ))}
    </Flex>
  )
}
