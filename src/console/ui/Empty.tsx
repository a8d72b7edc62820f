import { Flex } from 'antd'
import type { ReactNode } from 'react'
import { Soft } from './Soft.tsx'

interface EmptyProps {
  readonly text: string
  /** What to do next, in a sentence. */
  readonly next?: string | undefined
  /** In a part of a page, beside others. */
  readonly small?: boolean
  readonly children?: ReactNode
}

/** Nothing here, and what to do about it. */
export function Empty({ text, next, small = false, children }: EmptyProps) {
  return (
    <Flex vertical align="center" gap={8} style={{ padding: small ? 16 : '40px 16px', textAlign: 'center' }}>
      <strong>{text}</strong>
      {next ? <Soft>{next}</Soft> : null}
      {children}
    </Flex>
  )
}
