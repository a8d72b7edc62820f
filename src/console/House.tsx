import { RouterProvider } from '@tanstack/react-router'
import type { Me } from '../kernel/contract/session.ts'
import { router } from './router.tsx'
import { SessionProvider } from './session.tsx'
import { ConflictDialog } from './shell/ConflictDialog.tsx'

/** Everything behind the door. */
export function House({ me }: { readonly me: Me }) {
  return (
    <SessionProvider me={me}>
      <RouterProvider router={router} />
      <ConflictDialog />
    </SessionProvider>
  )
}
