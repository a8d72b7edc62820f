import { AlertOutlined, SafetyCertificateOutlined } from '@ant-design/icons'
import type { WebModule } from '../../../console/web-module.ts'
import { campaignContract } from '../contract/campaign.ts'
import { policyContract } from '../contract/policy.ts'

export const webModule: WebModule = {
  name: 'warranty',
  menu: [
    {
      key: 'campaigns',
      path: '/recalls',
      icon: <AlertOutlined />,
      permission: 'warrantyPolicy.see',
      group: 'service',
      order: 70,
    },
    {
      key: 'policies',
      path: '/warranty-policies',
      icon: <SafetyCertificateOutlined />,
      permission: 'warrantyPolicy.see',
      group: 'service',
      order: 71,
    },
  ],
  routes: [
    { path: '/recalls', page: () => import('./RecallsPage.tsx'), search: campaignContract.reads.list.query },
    {
      path: '/recalls/$id',
      page: () => import('./RecallPage.tsx'),
      search: campaignContract.reads.cars.query.partial(),
    },
    {
      path: '/warranty-policies',
      page: () => import('./PoliciesPage.tsx'),
      search: policyContract.reads.list.query,
    },
  ],
  recordLinks: { recallCampaign: (id) => `/recalls/${id}` },
  stateTones: { warrantyPolicy: { active: 'success' }, recallCampaign: { open: 'warning' } },
}
