import { theme } from 'antd'
import { formatYuan } from '../../kernel/money.ts'

interface MoneyProps {
  /** Fen, VAT included unless the field's name says net. */
  readonly fen: number | null | undefined
  readonly strong?: boolean
  /** A difference: with its sign, red below nought. */
  readonly signed?: boolean
}

/** `¥1,234.50`, right-aligned where it stands in a column. */
export function Money({ fen, strong = false, signed = false }: MoneyProps) {
  const { token } = theme.useToken()
  if (fen === null || fen === undefined) return <span>–</span>
  const colour = signed && fen < 0 ? token.colorError : undefined
  return (
    <span style={{ whiteSpace: 'nowrap', fontWeight: strong ? token.fontWeightStrong : undefined, color: colour }}>
      {signed && fen > 0 ? '+' : ''}
      {formatYuan(fen)}
    </span>
  )
}
