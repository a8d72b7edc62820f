import { SwapOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useEffect } from 'react'
import { keepTerminalSession } from '../kernel-endpoints.ts'
import { usePhone } from '../screen.ts'
import { useSession, useSignOut } from '../session.tsx'
import { useTexts } from '../texts.ts'

const leastPauseMs = 60_000

/** On a shared tablet: the next person in two taps; the session lives as long as somebody touches the screen. */
export function SwitchPerson() {
  const { me } = useSession()
  const { c } = useTexts()
  const phone = usePhone()
  const signOut = useSignOut()
  const isTerminal = me.terminal !== null
  useEffect(() => {
    if (!isTerminal) return
    let last = Date.now()
    const touched = () => {
      if (Date.now() - last < leastPauseMs) return
      last = Date.now()
      // Without network the session ends by itself, and what was done waits on the device.
      keepTerminalSession().catch(() => {})
    }
    globalThis.addEventListener('pointerdown', touched)
    return () => globalThis.removeEventListener('pointerdown', touched)
  }, [isTerminal])
  if (!isTerminal) return null
  return (
    <Button icon={<SwapOutlined />} aria-label={c('terminal.switch')} onClick={() => void signOut()}>
      {phone ? null : c('terminal.switch')}
    </Button>
  )
}
