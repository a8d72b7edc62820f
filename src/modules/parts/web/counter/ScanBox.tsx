import { BarcodeOutlined } from '@ant-design/icons'
import { Alert, Button, Flex, Input, type InputRef } from 'antd'
import { useRef, useState } from 'react'
import { usePhone } from '../../../../console/screen.ts'
import { useTexts } from '../../../../console/texts.ts'
import type { PickLine } from './PickLines.tsx'
import { type Counted, progressOf, scan, type Scan } from './scan.ts'

interface ScanBoxProps {
  readonly lines: readonly PickLine[]
  /** Null while the quantities stand by hand. */
  readonly counted: Counted | null
  readonly onCounted: (counted: Counted) => void
  readonly onByHand: () => void
}

/** A scanner types the number and presses Enter: each time a piece is counted; a wrong part is refused in red. */
export function ScanBox({ lines, counted, onCounted, onByHand }: ScanBoxProps) {
  const texts = useTexts()
  const phone = usePhone()
  const box = useRef<InputRef>(null)
  const [text, setText] = useState('')
  const [last, setLast] = useState<Scan>()
  const take = () => {
    if (text.trim() === '') return
    const found = scan(lines, counted ?? {}, text)
    setText('')
    setLast(found)
    if (found.kind === 'counted') onCounted(found.counted)
    box.current?.focus()
  }
  const progress = progressOf(lines, counted ?? {})
  return (
    <Flex vertical gap={8}>
      <Flex gap={8} align="center" wrap>
        <Input
          ref={box}
          size="large"
          autoFocus={!phone}
          prefix={<BarcodeOutlined aria-hidden />}
          aria-label={texts.t('parts.scan.box')}
          placeholder={texts.t('parts.scan.box')}
          value={text}
          onChange={(event) => setText(event.target.value)}
          onPressEnter={take}
          style={{ maxWidth: 360 }}
        />
        {counted && (
          <>
            <strong>{texts.t('parts.scan.progress', progress)}</strong>
            <Button
              onClick={() => {
                setLast(undefined)
                onByHand()
              }}
            >
              {texts.t('parts.scan.byHand')}
            </Button>
          </>
        )}
      </Flex>
      {last && (
        <Alert
          role={last.kind === 'counted' ? 'status' : 'alert'}
          type={last.kind === 'counted' ? 'success' : 'error'}
          showIcon
          title={texts.t(`parts.scan.${last.kind}`, { partNo: last.partNo })}
        />
      )}
    </Flex>
  )
}
