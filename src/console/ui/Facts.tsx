import { theme } from 'antd'
import type { ReactNode } from 'react'
import { usePhone } from '../screen.ts'

export interface Fact {
  readonly label: string
  readonly value: ReactNode
  /** Takes the whole width (a remark). */
  readonly wide?: boolean
}

/** Labels with their values, in as many columns as fit. */
export function Facts({ facts }: { readonly facts: readonly Fact[] }) {
  const { token } = theme.useToken()
  const phone = usePhone()
  return (
    <dl
      style={{
        ...(phone
          ? // What cannot be broken, as a VIN, gets a line of its own.
            { display: 'flex', flexWrap: 'wrap' }
          : { display: 'grid', gridTemplateColumns: 'repeat(auto-fill, minmax(min(100%, 210px), 1fr))' }),
        gap: '12px 16px',
        margin: 0,
      }}
    >
      {facts.map(({ label, value, wide }) => (
        <div
          key={label}
          style={{ flex: `1 1 ${wide ? '100%' : 'calc(50% - 8px)'}`, gridColumn: wide ? '1 / -1' : undefined }}
        >
          <dt style={{ color: token.colorTextDescription, fontSize: token.fontSizeSM }}>{label}</dt>
          <dd style={{ margin: 0 }}>{value === null || value === undefined || value === '' ? '–' : value}</dd>
        </div>
      ))}
    </dl>
  )
}
