import { Flex } from 'antd'
import type { ReactNode } from 'react'
import { Greeting, TileGrid } from '../shell/TilesHome.tsx'
import { FigureGrid } from './Figure.tsx'

interface RoleHomeProps {
  /** What the person does most. */
  readonly action?: ReactNode
  readonly figures: ReactNode
  /** Lists, the most urgent first; on a narrow screen they come before those at the side. */
  readonly children: ReactNode
  /** Lists that stand beside them. */
  readonly side: ReactNode
  /** Tiles whose rows the page shows itself, as `<room>.<key>`. */
  readonly shown: readonly string[]
}

const columns = 'repeat(auto-fit, minmax(min(100%, 420px), 1fr))'

/** The working day of a role: how it stands, what waits for the person, and the tiles of all else that he does. */
export function RoleHome({ action, figures, children, side, shown }: RoleHomeProps) {
  return (
    <Flex vertical gap={12}>
      <Flex justify="space-between" align="center" gap={12} wrap>
        <Greeting />
        {action}
      </Flex>
      <FigureGrid>{figures}</FigureGrid>
      <div style={{ display: 'grid', gap: 12, alignItems: 'start', gridTemplateColumns: columns }}>
        <Flex vertical gap={12}>
          {children}
        </Flex>
        <Flex vertical gap={12}>
          {side}
        </Flex>
      </div>
      <TileGrid without={shown} />
    </Flex>
  )
}
