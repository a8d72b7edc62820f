import { theme } from 'antd'
import type { ReactNode } from 'react'

/** Words of second rank. */
export function Soft({ children }: { readonly children: ReactNode }) {
  const { token } = theme.useToken()
  return <span style={{ color: token.colorTextDescription }}>{children}</span>
}
