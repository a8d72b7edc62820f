import { Tag } from 'antd'
import { useTexts } from '../../../../console/texts.ts'

export function EditionTag({ edition }: { readonly edition: number }) {
  const texts = useTexts()
  return (
    <Tag style={{ margin: 0 }}>
      {edition === 0 ? texts.t('service.checkLists.usual') : texts.t('service.checkLists.edition', { count: edition })}
    </Tag>
  )
}
