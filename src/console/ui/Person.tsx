import { UserOutlined } from '@ant-design/icons'
import { useSession } from '../session.tsx'
import { recordPath } from '../web-modules.ts'
import { AppLink } from './AppLink.tsx'

interface PersonProps {
  readonly name: string | null | undefined
  /** Masked phone, role or whatever tells two of the same name apart. */
  readonly more?: string | null | undefined
  /** Opens the customer's file, for those who may see it. */
  readonly customerId?: string | null | undefined
}

/** A name that is never broken over two lines. */
export function Person({ name, more, customerId }: PersonProps) {
  const { can } = useSession()
  const href = customerId && can('customer.see') ? recordPath('customer', customerId) : undefined
  if (!name) return <span>–</span>
  const shown = (
    <span style={{ whiteSpace: 'nowrap' }}>
      <UserOutlined aria-hidden style={{ marginInlineEnd: 4, opacity: 0.6 }} />
      {name}
    </span>
  )
  return (
    <span>
      {href ? <AppLink href={href}>{shown}</AppLink> : shown}
      {more ? <span style={{ marginInlineStart: 8, opacity: 0.75, whiteSpace: 'nowrap' }}>{more}</span> : null}
    </span>
  )
}
