import { lazy, type ReactNode, Suspense } from 'react'

// The box with `@` is heavy and stands far down the page.
const Together = lazy(() => import('./Together.tsx').then((file) => ({ default: file.Together })))

interface LateTogetherProps {
  readonly order: { readonly id: string; readonly storeId: string; readonly closedAt?: string | null }
}

/** `Together` once the page around it is there. */
export function LateTogether({ order }: LateTogetherProps): ReactNode {
  return (
    <Suspense fallback={null}>
      <Together order={order} />
    </Suspense>
  )
}
