import { BookOutlined, BugOutlined, GiftOutlined, ReadOutlined } from '@ant-design/icons'
import type { WebModule } from '../../../console/web-module.ts'
import { modelContract } from '../contract/model.ts'
import { servicePackageContract } from '../contract/service-package.ts'
import { serviceItemContract } from '../contract/service-item.ts'
import { termContract } from '../contract/term.ts'

export const webModule: WebModule = {
  name: 'knowledge',
  menu: [
    {
      key: 'serviceItems',
      path: '/service-items',
      icon: <BookOutlined />,
      permission: 'knowledge.see',
      group: 'service',
      order: 60,
    },
    {
      key: 'servicePackages',
      path: '/service-packages',
      icon: <GiftOutlined />,
      permission: 'knowledge.see',
      group: 'service',
      order: 61,
    },
    {
      key: 'faultCodes',
      path: '/fault-codes',
      icon: <BugOutlined />,
      permission: 'knowledge.see',
      group: 'workshop',
      order: 60,
    },
    {
      key: 'terms',
      path: '/terms',
      icon: <ReadOutlined />,
      permission: 'knowledge.see',
      group: 'service',
      order: 61,
    },
  ],
  routes: [
    {
      path: '/service-items',
      page: () => import('./ServiceItemsPage.tsx'),
      search: serviceItemContract.reads.list.query,
    },
    {
      path: '/service-packages',
      page: () => import('./ServicePackagesPage.tsx'),
      search: servicePackageContract.reads.list.query,
    },
    { path: '/service-items/$id', page: () => import('./ServiceItemPage.tsx') },
    {
      path: '/fault-codes',
      page: () => import('./FaultCodesPage.tsx'),
      search: modelContract.reads.faultCodes.query.partial(),
    },
    { path: '/terms', page: () => import('./TermsPage.tsx'), search: termContract.reads.list.query },
  ],
  recordLinks: { serviceItem: (id) => `/service-items/${id}` },
  stateTones: {
    term: { active: 'success' },
    serviceItem: { draft: 'warning', active: 'success' },
    servicePackage: { active: 'success' },
  },
}
