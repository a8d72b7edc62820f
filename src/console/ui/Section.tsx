import { Flex, theme } from 'antd'
import type { ReactNode } from 'react'
import { Heading } from './Heading.tsx'

interface SectionProps {
  readonly title: string
  /** A button or a figure at the right of the title. */
  readonly extra?: ReactNode
  readonly children: ReactNode
}

/** A part of a page: a title and a line, no frame within a frame. */
export function Section({ title, extra, children }: SectionProps) {
  const { token } = theme.useToken()
  return (
    <section
      style={{
        background: token.colorBgContainer,
        border: `1px solid ${token.colorBorderSecondary}`,
        borderRadius: token.borderRadius,
        padding: 16,
      }}
    >
      <Flex wrap justify="space-between" align="center" gap={8} style={{ marginBottom: 12 }}>
        <Heading level={2}>{title}</Heading>
        {extra}
      </Flex>
      {children}
    </section>
  )
}
