import { lazy, Suspense } from 'react'
import { EstimatePage } from './estimate/EstimatePage.tsx'
import { useTexts } from './i18n.tsx'
import { Notice } from './parts/Notice.tsx'
import { Skeleton } from './parts/Skeleton.tsx'
import { VisitPage } from './visit/VisitPage.tsx'

// Signing in and booking are not needed by those who come by a link.
const MyCar = lazy(async () => ({ default: (await import('./my-car/MyCarPage.tsx')).MyCarPage }))

// Few need help on the road.
const Rescue = lazy(async () => ({ default: (await import('./rescue/RescuePage.tsx')).RescuePage }))

const ownDoors = new Set(['', 'visit', 'book', 'change'])

/** The doors: `/p/e/<token>` an estimate, `/p/v/<token>` a running visit, `/p/r/<token>` a rescue, `/p/` one's own cars. */
export function App() {
  const { t } = useTexts()
  const [, , door = '', token = ''] = window.location.pathname.split('/')
  if (door === 'e' && token) return <EstimatePage token={token} />
  if (door === 'v' && token) return <VisitPage token={token} />
  if (door === 'r' && token)
    return (
      <Suspense fallback={<Skeleton />}>
        <Rescue token={token} />
      </Suspense>
    )
  if (!ownDoors.has(door)) return <Notice title={t('link.unknown')} text={t('link.unknownText')} />
  return (
    <Suspense fallback={<Skeleton />}>
      <MyCar door={door} id={token} />
    </Suspense>
  )
}
