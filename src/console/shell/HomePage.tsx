import { createElement } from 'react'
import { useSession } from '../session.tsx'
import { homeFor } from '../web-modules.ts'
import { TilesHome } from './TilesHome.tsx'

/** The role's own home where a room has made one, else the tiles. */
export function HomePage() {
  const { me } = useSession()
  return createElement(homeFor(me.roles) ?? TilesHome)
}
