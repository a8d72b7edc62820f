import { Outlet } from '@tanstack/react-router'
import { OfflineBanner } from './OfflineBanner.tsx'

/** The whole window for the page: wall board, tablet. */
export function BareFrame() {
  return (
    <>
      <OfflineBanner />
      <main id="main">
        <Outlet />
      </main>
    </>
  )
}
