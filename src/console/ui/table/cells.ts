import { theme } from 'antd'
import type { CSSProperties } from 'react'
import { usePhone, useTouch } from '../../screen.ts'

interface Cells {
  readonly table: CSSProperties
  readonly head: CSSProperties
  readonly cell: CSSProperties
  readonly foot: CSSProperties
}

/** The look of every table of the console: its own, because Ant Design's brings 85 kB that a list does not need. */
export function useCells(columns = 0): Cells {
  const { token } = theme.useToken()
  const side = usePhone() ? 6 : columns > 8 ? 8 : 12
  const padding = `${useTouch() ? 11 : 7}px ${side}px`
  const line = `1px solid ${token.colorBorderSecondary}`
  return {
    table: { width: '100%', borderCollapse: 'separate', borderSpacing: 0, background: token.colorBgContainer },
    head: {
      padding,
      textAlign: 'start',
      whiteSpace: 'nowrap',
      fontWeight: token.fontWeightStrong,
      color: token.colorText,
      background: token.colorBgElevated,
      borderBottom: `1px solid ${token.colorBorder}`,
    },
    cell: { padding, borderBottom: line, verticalAlign: 'middle', overflowWrap: 'break-word' },
    foot: { padding, fontWeight: token.fontWeightStrong, borderTop: `1px solid ${token.colorBorder}` },
  }
}
