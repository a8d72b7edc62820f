import { BarcodeOutlined } from '@ant-design/icons'
import { Alert, Flex, Input, type InputRef } from 'antd'
import { useRef, useState } from 'react'
import { askRows } from '../../../../console/client.ts'
import { asProblem } from '../../../../console/problem.ts'
import { useSession } from '../../../../console/session.tsx'
import { useTexts } from '../../../../console/texts.ts'
import type { StockRow } from './PartPick.tsx'
import { scanned } from './received.ts'

interface ScanReceivedProps {
  /** One piece of this part has come. */
  readonly count: (part: StockRow) => void
}

interface Last {
  readonly kind: 'counted' | 'unknown' | 'failed'
  readonly text: string
}

/** A scanner types the number and presses Enter: each time one piece is counted, in the order of the scans. */
export function ScanReceived({ count }: ScanReceivedProps) {
  const texts = useTexts()
  const { workStore } = useSession()
  const box = useRef<InputRef>(null)
  const turn = useRef<Promise<void>>(Promise.resolve())
  const [known] = useState(() => new Map<string, StockRow>())
  const [text, setText] = useState('')
  const [last, setLast] = useState<Last>()
  const take = async (code: string) => {
    try {
      const part =
        known.get(code) ??
        scanned((await askRows('part.stock', { q: code, store: workStore?.id, limit: 20 })).rows, code)
      if (part) {
        known.set(code, part)
        count(part)
      }
      setLast(part ? { kind: 'counted', text: part.partNo } : { kind: 'unknown', text: code })
    } catch (error) {
      setLast({ kind: 'failed', text: asProblem(error).lost ? code : texts.problem(asProblem(error)) })
    }
  }
  const scan = () => {
    const code = text.trim()
    setText('')
    box.current?.focus()
    // A scanner is faster than the line: each waits for the one before it.
    if (code !== '') turn.current = turn.current.then(() => take(code))
  }
  return (
    <Flex vertical gap={8}>
      <Input
        ref={box}
        size="large"
        prefix={<BarcodeOutlined aria-hidden />}
        aria-label={texts.t('parts.scan.box')}
        placeholder={texts.t('parts.scan.box')}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onPressEnter={(event) => {
          // Enter would send the form.
          event.preventDefault()
          scan()
        }}
      />
      {last && (
        <Alert
          role={last.kind === 'counted' ? 'status' : 'alert'}
          type={last.kind === 'counted' ? 'success' : 'error'}
          showIcon
          title={texts.t(`parts.receipts.scan.${last.kind}`, { text: last.text })}
        />
      )}
    </Flex>
  )
}
