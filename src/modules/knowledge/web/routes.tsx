import {
  BookOutlined,
  BugOutlined,
  FileSearchOutlined,
  GiftOutlined,
  OrderedListOutlined,
  ReadOutlined,
} from '@ant-design/icons'
import { firstStep, type WebModule } from '../../../console/web-module.ts'
import { faultCaseContract } from '../contract/fault-case.ts'
import { guideContract } from '../contract/guide.ts'
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
    {
      key: 'guides',
      path: '/guides',
      icon: <OrderedListOutlined />,
      permission: 'knowledge.see',
      group: 'workshop',
      order: 61,
    },
    {
      key: 'faultCases',
      path: '/fault-cases',
      icon: <FileSearchOutlined />,
      permission: 'knowledge.see',
      group: 'workshop',
      order: 62,
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
    { path: '/guides', page: () => import('./GuidesPage.tsx'), search: guideContract.reads.list.query },
    { path: '/guides/$id', page: () => import('./GuidePage.tsx') },
    { path: '/fault-cases', page: () => import('./FaultCasesPage.tsx'), search: faultCaseContract.reads.list.query },
    { path: '/fault-cases/$id', page: () => import('./FaultCasePage.tsx') },
    { path: '/service-items/$id', page: () => import('./ServiceItemPage.tsx') },
    {
      path: '/fault-codes',
      page: () => import('./FaultCodesPage.tsx'),
      search: modelContract.reads.faultCodes.query.partial(),
    },
    { path: '/terms', page: () => import('./TermsPage.tsx'), search: termContract.reads.list.query },
  ],
  firstSteps: [
    firstStep('serviceItem.list', {
      key: 'items',
      order: 40,
      permission: 'knowledge.see',
      path: '/service-items',
      query: () => ({ state: 'active', limit: 1 }),
    }),
  ],
  recordLinks: {
    serviceItem: (id) => `/service-items/${id}`,
    guide: (id) => `/guides/${id}`,
    faultCase: (id) => `/fault-cases/${id}`,
  },
  stateTones: {
    term: { active: 'success' },
    serviceItem: { draft: 'warning', active: 'success' },
    servicePackage: { active: 'success' },
    workGuide: { active: 'success' },
    faultCase: { draft: 'warning', published: 'success' },
  },
}
