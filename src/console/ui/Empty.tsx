import { Flex } from 'antd'
import type { ReactNode } from 'react'
import { Soft } from './Soft.tsx'

interface EmptyProps {
  readonly text: string
  /** What to do next, in a sentence. */
  readonly next?: string | undefined
  readonly children?: ReactNode
}

/** Nothing here, and what to do about it. */
export function Empty({ text, next, children }: EmptyProps) {
  return (
    <Flex vertical align="center" gap={8} style={{ padding: '40px 16px', textAlign: 'center' }}>
      <strong>{text}</strong>
      {next ? <Soft>{next}</Soft> : null}
      {children}
    </Flex>
  )
}
