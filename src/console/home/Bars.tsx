import { theme } from 'antd'
import { AppLink } from '../ui/AppLink.tsx'

export interface Bar {
  readonly key: string
  readonly label: string
  readonly value: number
  /** Against what it is measured; the longest bar when left out. */
  readonly of?: number
  /** The figure as people read it. */
  readonly text: string
  readonly href: string
}

/** A few lying bars, drawn by the page itself: the home must not wait for a chart library. A bar opens its rows. */
export function Bars({ label, bars }: { readonly label: string; readonly bars: readonly Bar[] }) {
  const { token } = theme.useToken()
  const longest = Math.max(1, ...bars.map((bar) => bar.value))
  return (
    <ul
      aria-label={label}
      style={{
        display: 'grid',
        gridTemplateColumns: 'max-content 1fr max-content',
        gap: '6px 12px',
        alignItems: 'center',
        listStyle: 'none',
        margin: 0,
        padding: 0,
      }}
    >
      {bars.map((bar) => (
        <li key={bar.key} style={{ display: 'contents' }}>
          <AppLink href={bar.href}>{bar.label}</AppLink>
          <span aria-hidden style={{ height: 14, background: token.colorFillTertiary, borderRadius: 2 }}>
            <span
              style={{
                display: 'block',
                height: '100%',
                width: `${Math.min(100, (bar.value / Math.max(1, bar.of ?? longest)) * 100)}%`,
                background: token.colorPrimary,
                borderRadius: 2,
              }}
            />
          </span>
          <span style={{ textAlign: 'right', fontVariantNumeric: 'tabular-nums' }}>{bar.text}</span>
        </li>
      ))}
    </ul>
  )
}
