import { theme } from 'antd'
import type { ReactNode } from 'react'

interface HeadingProps {
  readonly level: 1 | 2
  readonly children: ReactNode
}

/** A title, one size for pages and one for parts. */
export function Heading({ level, children }: HeadingProps) {
  const { token } = theme.useToken()
  const Tag = level === 1 ? 'h1' : 'h2'
  const fontSize = level === 1 ? token.fontSizeXL : token.fontSizeLG
  return <Tag style={{ fontSize, lineHeight: 1.4, fontWeight: token.fontWeightStrong, margin: 0 }}>{children}</Tag>
}
