import { Link } from '@tanstack/react-router'
import type { CSSProperties, ReactNode } from 'react'
import { parseSearch } from '../search-params.ts'

interface AppLinkProps {
  /** Address inside the console, with or without a search: `/appointments?state=booked`. */
  readonly href: string
  readonly children: ReactNode
  readonly style?: CSSProperties
  readonly label?: string | undefined
  readonly tabIndex?: number
}

/** A link within the console: a real address, fetched ahead when the mouse comes near. */
export function AppLink({ href, children, style, label, tabIndex }: AppLinkProps) {
  const [path = '/', search = ''] = href.split('?')
  return (
    <Link
      to={path}
      search={parseSearch(search)}
      {...(style ? { style } : {})}
      {...(label ? { 'aria-label': label } : {})}
      {...(tabIndex === undefined ? {} : { tabIndex })}
    >
      {children}
    </Link>
  )
}
