import { useNow } from '../../../../console/clock.ts'
import { plainNumber } from '../../../../console/formats.ts'
import { Figure } from '../../../../console/home/Figure.tsx'
import { GoButton } from '../../../../console/home/GoButton.tsx'
import { RoleHome } from '../../../../console/home/RoleHome.tsx'
import { useRead } from '../../../../console/queries.ts'
import { useSession } from '../../../../console/session.tsx'
import { useTexts } from '../../../../console/texts.ts'
import { Empty } from '../../../../console/ui/Empty.tsx'
import { When } from '../../../../console/ui/When.tsx'
import { ToClean } from '../../../service/web/order/ToClean.tsx'
import { CarsLate, CarsStanding } from './Cars.tsx'
import { FreeTechnicians, Waiting } from './Crew.tsx'
import { freeNow } from './free-now.ts'
import { isLate, isReady } from './late.ts'
import { UnreadPlans } from './UnreadPlans.tsx'

const shown = ['repairOrder', 'estimate', 'pick', 'shift', 'bay', 'inspection', 'bill']

/** The dispatcher's day: what waits for a technician, who is free, which cars stand still and which are late. */
export default function DispatcherHomePage() {
  const { t } = useTexts()
  const { workStore } = useSession()
  if (!workStore) return <Empty text={t('workshop.board.noStore')} />
  return <Home storeId={workStore.id} />
}

function Home({ storeId }: { readonly storeId: string }) {
  const { t } = useTexts()
  const now = useNow()
  const query = { store: storeId }
  const plan = useRead('jobCard.proposals', { query, also: shown, everySeconds: 60 })
  const board = useRead('jobCard.board', { query, also: shown, everySeconds: 60 })
  const free = board.data && freeNow(board.data.technicians, now)
  const standing = board.data?.cars.filter((car) => car.standstill !== null && !isReady(car, now))
  const late = board.data?.cars.filter((car) => isLate(car, now))
  const unassigned = standing?.filter((car) => car.standstill === 'dispatch')
  const oldest = unassigned?.map((car) => car.standstillSince ?? car.enteredAt).toSorted()[0]
  const figure = (rows: readonly unknown[] | undefined) => rows && plainNumber(rows.length)
  const title = t('workshop.menu.dispatch')
  return (
    <RoleHome
      action={
        <GoButton href="/dispatch" label={title} primary>
          {title}
        </GoButton>
      }
      shown={['service.late']}
      figures={
        <>
          <Figure
            room="workshop"
            name="waiting"
            failed={plan.isError}
            value={figure(plan.data?.rows)}
            more={
              oldest && (
                <>
                  {t('workshop.home.oldest')} <When at={oldest} />
                </>
              )
            }
            href="/dispatch"
          />
          <Figure room="workshop" name="free" failed={board.isError} value={figure(free)} href="/dispatch" />
          <Figure room="workshop" name="standing" failed={board.isError} value={figure(standing)} href="/board" />
          <Figure
            room="workshop"
            name="late"
            failed={board.isError}
            value={figure(late)}
            href="/repair-orders?late=true"
            wrong={Boolean(late?.length)}
          />
        </>
      }
      side={
        <>
          <UnreadPlans storeId={storeId} />
          <CarsLate asked={board} cars={late} />
          <CarsStanding asked={board} cars={standing} />
          <ToClean />
        </>
      }
    >
      <Waiting asked={plan} storeId={storeId} />
      <FreeTechnicians asked={board} free={free} />
    </RoleHome>
  )
}
