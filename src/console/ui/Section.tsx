import { Flex, theme, Typography } from 'antd'
import type { ReactNode } from 'react'

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
      <Flex justify="space-between" align="center" gap={8} style={{ marginBottom: 12 }}>
        <Typography.Title level={2} style={{ fontSize: token.fontSizeLG, margin: 0 }}>
          {title}
        </Typography.Title>
        {extra}
      </Flex>
      {children}
    </section>
  )
}
