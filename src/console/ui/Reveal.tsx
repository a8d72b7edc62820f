import { EyeOutlined } from '@ant-design/icons'
import { Button, Flex, Input, Popover, Typography } from 'antd'
import { useState } from 'react'
import { asProblem } from '../problem.ts'
import { useTexts } from '../texts.ts'

interface RevealProps {
  /** `138****1234` */
  readonly masked: string | null | undefined
  /** Asks the server for the clear value; the look is written down with its purpose. */
  readonly ask: (purpose: string) => Promise<string>
  readonly may?: boolean
}

const usual = ['call', 'identity', 'delivery'] as const

/** A masked value that shows itself once a purpose is given, and hides again after a minute. */
export function Reveal({ masked, ask, may = true }: RevealProps) {
  const { c, problem } = useTexts()
  const [value, setValue] = useState<string>()
  const [open, setOpen] = useState(false)
  const [refusal, setRefusal] = useState<string>()
  if (!masked) return <span>–</span>
  const look = async (purpose: string) => {
    try {
      setValue(await ask(purpose))
      setOpen(false)
      setTimeout(() => setValue(undefined), 60_000)
    } catch (error) {
      setRefusal(problem(asProblem(error)))
    }
  }
  if (value !== undefined) return <Typography.Text copyable>{value}</Typography.Text>
  const purposes = (
    <Flex vertical gap={8} style={{ maxWidth: 260 }}>
      <Typography.Text type="secondary">{c('reveal.why')}</Typography.Text>
      {usual.map((purpose) => (
        <Button key={purpose} onClick={() => void look(c(`reveal.${purpose}`))}>
          {c(`reveal.${purpose}`)}
        </Button>
      ))}
      <Input.Search aria-label={c('reveal.other')} placeholder={c('reveal.other')} enterButton={c('reveal.show')} maxLength={200} onSearch={(text) => text.trim().length > 1 && void look(text.trim())} />
      {refusal ? <Typography.Text type="danger">{refusal}</Typography.Text> : null}
    </Flex>
  )
  return (
    <Flex component="span" gap={4} align="center" style={{ display: 'inline-flex' }}>
      {masked}
      {may && (
        <Popover trigger="click" open={open} onOpenChange={setOpen} content={purposes} title={c('reveal.title')}>
          <Button type="text" size="small" icon={<EyeOutlined />}>
            {c('reveal.show')}
          </Button>
        </Popover>
      )}
    </Flex>
  )
}
