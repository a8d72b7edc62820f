import { TeamOutlined, UserDeleteOutlined } from '@ant-design/icons'
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
    {
      key: 'erasures',
      path: '/erasures',
      icon: <UserDeleteOutlined />,
      permission: 'erasure.decide',
      group: 'customers',
      order: 90,
    },
  ],
  routes: [
    { path: '/customers', page: () => import('./CustomersPage.tsx') },
    { path: '/customers/$id', page: () => import('./CustomerPage.tsx') },
    { path: '/erasures', page: () => import('./ErasuresPage.tsx') },
    { path: '/erasures/$id', page: () => import('./ErasurePage.tsx') },
  ],
  recordLinks: { customer: (id) => `/customers/${id}`, erasure: (id) => `/erasures/${id}` },
}
