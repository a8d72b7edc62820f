import { Tag } from 'antd'
import { useTexts } from '../texts.ts'
import { stateTone } from '../web-modules.ts'

interface StateTagProps {
  readonly record: string
  readonly state: string
}

/** A state in its lifecycle's own word; coloured only where its room says that the state means something. */
export function StateTag({ record, state }: StateTagProps) {
  const texts = useTexts()
  return (
    <Tag color={stateTone(record, state)} style={{ margin: 0 }}>
      {texts.state(record, state)}
    </Tag>
  )
}
