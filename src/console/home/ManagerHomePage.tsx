import { Flex } from 'antd'
import { useNow } from '../clock.ts'
import { fullTime } from '../formats.ts'
import { useSession } from '../session.tsx'
import { TileGrid } from '../shell/TilesHome.tsx'
import { useTexts } from '../texts.ts'
import { Heading } from '../ui/Heading.tsx'
import { Soft } from '../ui/Soft.tsx'
import { Capacity, CarsByState, Standstill, Takings } from './DayCharts.tsx'
import { DayFigures } from './DayFigures.tsx'
import { FirstSteps } from './FirstSteps.tsx'
import { StoreTable } from './StoreTable.tsx'
import { useDay } from './use-day.ts'

const columns = 'repeat(auto-fit, minmax(min(100%, 460px), 1fr))'

/** What the figures and bars say already. */
const shown = [
  ...['inShop', 'late', 'unanswered', 'toSettle', 'toHandOver', 'today', 'arrived'].map((key) => `service.${key}`),
  'workshop.working',
  'care.late',
]

/** The day of a store, or of all stores side by side: every figure explained and one click from its rows. */
export default function ManagerHomePage() {
  const { c } = useTexts()
  const { me, store } = useSession()
  const now = useNow()
  const day = useDay()
  return (
    <Flex vertical gap={12}>
      <header>
        <Heading level={1}>{c('day.title')}</Heading>
        <Soft>{fullTime(now)}</Soft>
      </header>
      <FirstSteps />
      <DayFigures day={day} />
      {!store && me.stores.length > 1 && <StoreTable day={day} />}
      <div style={{ display: 'grid', gap: 12, alignItems: 'start', gridTemplateColumns: columns }}>
        <CarsByState day={day} />
        <Standstill day={day} />
        <Takings day={day} />
        <Capacity day={day} />
      </div>
      <TileGrid without={shown} />
    </Flex>
  )
}
