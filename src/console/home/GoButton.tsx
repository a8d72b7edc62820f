import { Button } from 'antd'
import type { ReactNode } from 'react'
import { useGo } from '../navigation.ts'

interface GoButtonProps {
  readonly href: string
  /** Which of the many, for who does not see the line. */
  readonly label: string
  readonly primary?: boolean
  readonly children: ReactNode
}

/** Leads to where the next step is done; a real address, so that it opens in a tab of its own, too. */
export function GoButton({ href, label, primary = false, children }: GoButtonProps) {
  const go = useGo()
  return (
    <Button
      href={href}
      aria-label={label}
      type={primary ? 'primary' : 'default'}
      onClick={(event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return
        event.preventDefault()
        go(href)
      }}
    >
      {children}
    </Button>
  )
}
