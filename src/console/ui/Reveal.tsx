import { EyeOutlined } from '@ant-design/icons'
import { Button, Flex, Popover, Typography } from 'antd'
import { useState } from 'react'
import { asProblem } from '../problem.ts'
import { useTexts } from '../texts.ts'
import { Soft } from './Soft.tsx'

interface RevealProps {
  /** `138****1234` */
  readonly masked: string | null | undefined
  /** The record whose words for the purposes are used: `<room>.<record>.value.purpose.<word>`. */
  readonly record: string
  /** The purposes that the server accepts. */
  readonly purposes: readonly string[]
  /** Asks the server for the clear value; the look is written down with its purpose. */
  readonly ask: (purpose: string) => Promise<string>
  readonly may?: boolean
}

const shownMs = 60_000

/** A masked value that shows itself once a purpose is given, and hides again after a minute. */
export function Reveal({ masked, record, purposes, ask, may = true }: RevealProps) {
  const { c, value: word, problem } = useTexts()
  const [clear, setClear] = useState<string>()
  const [open, setOpen] = useState(false)
  const [refusal, setRefusal] = useState<string>()
  if (!masked) return <span>–</span>
  if (clear !== undefined) return <Typography.Text copyable>{clear}</Typography.Text>
  const look = async (purpose: string) => {
    try {
      setClear(await ask(purpose))
      setOpen(false)
      setTimeout(() => setClear(undefined), shownMs)
    } catch (error) {
      setRefusal(problem(asProblem(error)))
    }
  }
  const reasons = (
    <Flex vertical gap={8} style={{ maxWidth: 280 }}>
      <Soft>{c('reveal.why')}</Soft>
      <Flex gap={8} wrap>
        {purposes.map((purpose) => (
          <Button key={purpose} onClick={() => void look(purpose)}>
            {word(record, 'purpose', purpose)}
          </Button>
        ))}
      </Flex>
      {refusal ? <span role="alert">{refusal}</span> : null}
    </Flex>
  )
  return (
    <Flex component="span" gap={4} align="center" style={{ display: 'inline-flex' }}>
      {masked}
      {may && (
        <Popover trigger="click" open={open} onOpenChange={setOpen} content={reasons} title={c('reveal.title')}>
          <Button type="text" size="small" icon={<EyeOutlined />}>
            {c('reveal.show')}
          </Button>
        </Popover>
      )}
    </Flex>
  )
}
