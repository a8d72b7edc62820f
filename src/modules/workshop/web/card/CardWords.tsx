import { PauseOutlined } from '@ant-design/icons'
import { Tag } from 'antd'
import { useTexts } from '../../../../console/texts.ts'
import { pauseWord } from '../words.ts'

interface ModelProps {
  readonly car: { readonly modelZh: string | null; readonly modelEn: string | null }
}

/** The car's model in the language on the screen. */
export function CardModel({ car }: ModelProps) {
  const texts = useTexts()
  return <span>{texts.name(car.modelZh, car.modelEn)}</span>
}

/** Why the work rests. */
export function PauseTag({ reason }: { readonly reason: string | null }) {
  const texts = useTexts()
  if (reason === null) return null
  return (
    <Tag color="warning" icon={<PauseOutlined />} style={{ margin: 0 }}>
      {pauseWord(texts, reason)}
    </Tag>
  )
}
