import { ArrowLeftOutlined, CheckOutlined } from '@ant-design/icons'
import { Button, Flex, theme } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { useTexts } from '../texts.ts'

interface PinPadProps {
  readonly busy: boolean
  readonly enter: (pin: string) => Promise<boolean>
}

const digits = ['1', '2', '3', '4', '5', '6', '7', '8', '9'] as const
const longest = 8
const shortest = 4

/** Keys large enough for a gloved hand; a keyboard works too. */
export function PinPad({ busy, enter }: PinPadProps) {
  const { token } = theme.useToken()
  const { c } = useTexts()
  const [pin, setPin] = useState('')
  const press = (digit: string) => setPin((before) => (before + digit).slice(0, longest))
  const send = async () => {
    if (pin.length < shortest || busy) return
    if (!(await enter(pin))) setPin('')
  }
  useKeys({ press, back: () => setPin((before) => before.slice(0, -1)), send: () => void send() })
  const key = { height: 68, width: '100%', fontSize: 26 } as const
  return (
    <Flex vertical gap={12}>
      <Flex
        justify="center"
        gap={12}
        role="status"
        aria-label={c('terminal.digits', { count: pin.length })}
        style={{ minHeight: 20 }}
      >
        {Array.from({ length: Math.max(shortest, pin.length) }, (_, index) => (
          <span
            key={index}
            style={{
              width: 16,
              height: 16,
              borderRadius: 8,
              border: `1px solid ${token.colorBorder}`,
              background: index < pin.length ? token.colorPrimary : 'transparent',
            }}
          />
        ))}
      </Flex>
      <div style={{ display: 'grid', gridTemplateColumns: 'repeat(3, 1fr)', gap: 8 }}>
        {digits.map((digit) => (
          <Button key={digit} style={key} onClick={() => press(digit)}>
            {digit}
          </Button>
        ))}
        <Button style={key} aria-label={c('terminal.clear')} icon={<ArrowLeftOutlined />} onClick={() => setPin('')} />
        <Button style={key} onClick={() => press('0')}>
          0
        </Button>
        <Button
          type="primary"
          style={key}
          aria-label={c('signIn.enter')}
          icon={<CheckOutlined />}
          loading={busy}
          disabled={pin.length < shortest}
          onClick={() => void send()}
        />
      </div>
    </Flex>
  )
}

function useKeys(on: { press: (digit: string) => void; back: () => void; send: () => void }): void {
  const now = useRef(on)
  useEffect(() => {
    now.current = on
  })
  useEffect(() => {
    const hear = ({ key }: KeyboardEvent) => {
      if (/^\d$/.test(key)) now.current.press(key)
      else if (key === 'Backspace') now.current.back()
      else if (key === 'Enter') now.current.send()
    }
    globalThis.addEventListener('keydown', hear)
    return () => globalThis.removeEventListener('keydown', hear)
  }, [])
}
