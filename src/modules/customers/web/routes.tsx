import { TeamOutlined } from '@ant-design/icons'
import type { WebModule } from '../../../console/web-module.ts'

export const webModule: WebModule = {
  name: 'customers',
  menu: [
    {
      key: 'customers',
      path: '/customers',
      icon: <TeamOutlined />,
      permission: 'customer.see',
      group: 'customers',
      order: 10,
    },
  ],
  routes: [
    { path: '/customers', page: () => import('./CustomersPage.tsx') },
    { path: '/customers/$id', page: () => import('./CustomerPage.tsx') },
  ],
  recordLinks: { customer: (id) => `/customers/${id}` },
}
