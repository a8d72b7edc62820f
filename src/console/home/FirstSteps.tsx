import { lazy, Suspense } from 'react'
import { useSession } from '../session.tsx'

const FirstStepList = lazy(() => import('./FirstStepList.tsx').then((file) => ({ default: file.FirstStepList })))

/** Who sets a shop up; nobody else fetches the list or is asked about steps that are not his. */
const setters = ['administrator', 'groupManager', 'manager']

export function FirstSteps() {
  const { me } = useSession()
  if (!me.roles.some((role) => setters.includes(role))) return null
  return (
    <Suspense fallback={null}>
      <FirstStepList />
    </Suspense>
  )
}
