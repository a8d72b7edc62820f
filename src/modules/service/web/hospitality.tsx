import { CoffeeOutlined, FileAddOutlined } from '@ant-design/icons'
import type { MenuEntry, PageRoute } from '../../../console/web-module.ts'

/** Pages of the human side of a visit: who waits, and what was kept on paper. */
export const hospitalityMenu: readonly MenuEntry[] = [
  {
    key: 'lounge',
    path: '/lounge',
    icon: <CoffeeOutlined />,
    permission: 'guestWait.see',
    group: 'today',
    order: 30,
  },
  {
    key: 'paperVisits',
    path: '/paper-visits',
    icon: <FileAddOutlined />,
    permission: 'paperVisit.see',
    group: 'service',
    order: 60,
  },
]

export const hospitalityRoutes: readonly PageRoute[] = [
  { path: '/lounge', page: () => import('./lounge/LoungePage.tsx') },
  { path: '/paper-visits', page: () => import('./paper-visit/PaperVisitsPage.tsx') },
]

export const hospitalityLinks = {
  guestRequest: () => '/lounge',
  environmentCheck: () => '/lounge',
  paperVisit: () => '/paper-visits',
}
