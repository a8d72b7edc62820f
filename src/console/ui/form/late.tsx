import { Skeleton } from 'antd'
import { type ComponentProps, lazy, Suspense } from 'react'

// Forms and calendars are the heaviest of the controls: they come when one is opened, not with the page.
const Drawer = lazy(() => import('./FormDrawer.tsx').then((file) => ({ default: file.FormDrawer })))
const Day = lazy(() => import('./DayControl.tsx').then((file) => ({ default: file.DayControl })))

export function FormDrawer(props: ComponentProps<typeof Drawer>) {
  return (
    <Suspense fallback={null}>
      <Drawer {...props} />
    </Suspense>
  )
}

export function DayControl(props: ComponentProps<typeof Day>) {
  return (
    <Suspense fallback={<Skeleton.Input active block />}>
      <Day {...props} />
    </Suspense>
  )
}
