import { Button, Flex, Typography } from 'antd'
import { useNow } from '../../../console/clock.ts'
import { fullTime } from '../../../console/formats.ts'
import { TileGrid } from '../../../console/shell/TilesHome.tsx'
import { useGo } from '../../../console/navigation.ts'
import { useSession } from '../../../console/session.tsx'
import { useTexts } from '../../../console/texts.ts'
import { CarsInShop } from './home/CarsInShop.tsx'
import { MyTasks } from './home/MyTasks.tsx'
import { OpenEnquiries } from './home/OpenEnquiries.tsx'
import { ToClean } from './order/ToClean.tsx'
import { OpenEstimates } from './home/OpenEstimates.tsx'
import { TodaysBookings } from './home/TodaysBookings.tsx'

/** What the columns list already. */
const shown = ['service.today', 'service.arrived', 'service.inShop', 'service.unanswered', 'kernel.tasks']

/** The advisor's day: who comes, which cars are here, what he owes somebody. */
export default function AdvisorHomePage() {
  const texts = useTexts()
  const go = useGo()
  const { me } = useSession()
  const now = useNow()
  return (
    <Flex vertical gap={12}>
      <Flex justify="space-between" align="center" gap={12} wrap>
        <Flex gap={12} align="baseline" wrap>
          <Typography.Title level={1} style={{ fontSize: 20, margin: 0 }}>
            {texts.t('service.page.hello', { name: me.name })}
          </Typography.Title>
          <Typography.Text type="secondary">{fullTime(now)}</Typography.Text>
        </Flex>
        <Flex gap={8}>
          <Button size="large" onClick={() => go('/appointments/new')}>
            {texts.verb('appointment', 'book')}
          </Button>
          <Button size="large" onClick={() => go('/reception/quick')}>
            {texts.verb('repairOrder', 'quickIn')}
          </Button>
          <Button type="primary" size="large" onClick={() => go('/reception')}>
            {texts.verb('repairOrder', 'checkIn')}
          </Button>
        </Flex>
      </Flex>
      <div
        style={{
          display: 'grid',
          gap: 12,
          alignItems: 'start',
          gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 340px), 1fr))',
        }}
      >
        <TodaysBookings />
        <CarsInShop />
        <Flex vertical gap={12}>
          <OpenEstimates />
          <ToClean />
          <MyTasks />
          <OpenEnquiries />
        </Flex>
      </div>
      <TileGrid without={shown} />
    </Flex>
  )
}
