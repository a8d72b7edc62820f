import { SafetyCertificateOutlined, UnorderedListOutlined } from '@ant-design/icons'
import { tile, type WebModule } from '../../../console/web-module.ts'
import { inspectionContract } from '../contract/inspection.ts'

export const webModule: WebModule = {
  name: 'quality',
  menu: [
    {
      key: 'queue',
      path: '/inspections/queue',
      icon: <SafetyCertificateOutlined />,
      permission: 'inspection.see',
      group: 'workshop',
      order: 20,
    },
    {
      key: 'inspections',
      path: '/inspections',
      icon: <UnorderedListOutlined />,
      permission: 'inspection.see',
      group: 'workshop',
      order: 21,
    },
  ],
  routes: [
    { path: '/inspections', page: () => import('./InspectionsPage.tsx'), search: inspectionContract.reads.list.query },
    { path: '/inspections/queue', page: () => import('./QueuePage.tsx') },
    { path: '/inspections/queue/$id', page: () => import('./sheet/SheetPage.tsx') },
    { path: '/repair-orders/$id/trace', page: () => import('./trace/TracePage.tsx') },
  ],
  homes: [{ roles: ['inspector'], page: () => import('./home/InspectorHomePage.tsx') }],
  tiles: [
    tile('inspection.list', {
      key: 'failed',
      permission: 'inspection.see',
      roles: ['inspector', 'manager', 'dispatcher'],
      query: () => ({ state: 'failed' as const }),
      list: '/inspections',
    }),
  ],
  stateTones: { inspection: { passed: 'success', failed: 'error' } },
}
