import { theme, Typography } from 'antd'

/** A VIN in groups as it is read aloud, the last six strong: that is how cars are told apart at the desk. */
export function Vin({ vin }: { readonly vin: string | null | undefined }) {
  const { token } = theme.useToken()
  if (!vin) return <span>–</span>
  return (
    <Typography.Text copyable={{ text: vin }} style={{ fontFamily: token.fontFamilyCode, whiteSpace: 'nowrap' }}>
      {vin.slice(0, -6)}
      <strong>{vin.slice(-6)}</strong>
    </Typography.Text>
  )
}
