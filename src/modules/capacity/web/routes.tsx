import { AppstoreOutlined } from '@ant-design/icons'
import type { WebModule } from '../../../console/web-module.ts'

export const webModule: WebModule = {
  name: 'capacity',
  menu: [
    {
      key: 'bays',
      path: '/bays',
      icon: <AppstoreOutlined />,
      permission: 'capacity.see',
      group: 'workshop',
      order: 30,
    },
  ],
  routes: [{ path: '/bays', page: () => import('./BaysPage.tsx') }],
  recordLinks: { bay: () => '/bays' },
  stateTones: { bay: { open: 'success', outOfOrder: 'error' } },
}
