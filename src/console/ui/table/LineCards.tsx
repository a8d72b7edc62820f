import { Flex, theme } from 'antd'
import type { ReactNode } from 'react'
import type { LineColumn } from '../LineTable.tsx'

interface LineCardsProps<R> {
  readonly label: string
  readonly rows: readonly R[]
  readonly keyOf: (row: R) => string
  readonly columns: readonly LineColumn<R>[]
  readonly foot: Readonly<Record<string, ReactNode>> | undefined
}

/** The lines of a record on a phone: the first column as the head, the rest beside each other with their headings. */
export function LineCards<R>({ label, rows, keyOf, columns, foot }: LineCardsProps<R>) {
  const { token } = theme.useToken()
  const [head, ...rest] = columns
  const line = { padding: '10px 0', borderBottom: `1px solid ${token.colorBorderSecondary}` }
  const pairs = (draw: (column: LineColumn<R>) => ReactNode) => (
    <Flex wrap gap="4px 16px" align="end">
      {rest.map((column) => {
        const value = draw(column)
        return value === undefined ? null : (
          <div key={column.key} style={{ minWidth: 64 }}>
            {column.heading && (
              <div style={{ color: token.colorTextDescription, fontSize: token.fontSizeSM }}>{column.heading}</div>
            )}
            {value}
          </div>
        )
      })}
    </Flex>
  )
  return (
    <ul aria-label={label} style={{ listStyle: 'none', margin: 0, padding: 0 }}>
      {rows.map((row) => (
        <li key={keyOf(row)} style={line}>
          <div style={{ marginBottom: 4, fontWeight: token.fontWeightStrong }}>{head?.draw(row)}</div>
          {pairs((column) => column.draw(row))}
        </li>
      ))}
      {foot && (
        <li style={{ ...line, borderBottom: 'none', fontWeight: token.fontWeightStrong }}>
          {head && foot[head.key]}
          {pairs((column) => foot[column.key])}
        </li>
      )}
    </ul>
  )
}
