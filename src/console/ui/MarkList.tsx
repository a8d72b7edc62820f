import { DeleteOutlined } from '@ant-design/icons'
import { Button, Flex, theme } from 'antd'
import type { ReactNode } from 'react'
import { useTexts } from '../texts.ts'
import type { CarMark } from './car/panels.ts'

interface MarkListProps {
  readonly marks: readonly CarMark[]
  /** Beside each mark: its photo, the camera. */
  readonly extra?: (mark: CarMark) => ReactNode
  readonly onRemove?: (mark: CarMark) => void
}

/** The marks in words, with the numbers of the outline: “3 左前门 划痕”. */
export function MarkList({ marks, extra, onRemove }: MarkListProps) {
  const { token } = theme.useToken()
  const { c } = useTexts()
  return (
    <ol style={{ listStyle: 'none', margin: 0, padding: 0 }}>
      {marks.map((mark, index) => (
        <li
          key={mark.id}
          style={{ padding: '6px 0', borderTop: index > 0 ? `1px solid ${token.colorBorderSecondary}` : undefined }}
        >
          <Flex gap={8} align="center" wrap>
            <strong style={{ minWidth: 20, textAlign: 'center' }}>{index + 1}</strong>
            <span>{c(`panel.${mark.panel}`)}</span>
            <strong>{c(`damage.${mark.kind}`)}</strong>
            {mark.note ? <span>{mark.note}</span> : null}
            <span style={{ flex: 1 }} />
            {extra?.(mark)}
            {onRemove && (
              <Button type="text" size="small" icon={<DeleteOutlined />} onClick={() => onRemove(mark)}>
                {c('remove')}
              </Button>
            )}
          </Flex>
        </li>
      ))}
    </ol>
  )
}
