import { AppstoreOutlined, ToolOutlined } from '@ant-design/icons'
import { firstStep, tile, type WebModule } from '../../../console/web-module.ts'
import { equipmentContract } from '../contract/equipment.ts'

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
    {
      key: 'equipment',
      path: '/equipment',
      icon: <ToolOutlined />,
      permission: 'equipment.see',
      group: 'workshop',
      order: 32,
    },
  ],
  routes: [
    { path: '/bays', page: () => import('./BaysPage.tsx') },
    { path: '/equipment', page: () => import('./EquipmentPage.tsx'), search: equipmentContract.reads.list.query },
    { path: '/equipment/$id', page: () => import('./EquipmentItemPage.tsx') },
  ],
  tiles: [
    tile('equipment.list', {
      key: 'equipmentDue',
      permission: 'equipment.manage',
      roles: ['dispatcher', 'manager'],
      list: '/equipment',
      query: () => ({ due: 'true' }),
    }),
    tile('equipment.list', {
      key: 'equipmentOut',
      permission: 'equipment.see',
      roles: ['dispatcher', 'manager'],
      list: '/equipment',
      query: () => ({ state: 'outOfOrder' }),
      alarm: true,
    }),
    tile('equipment.list', {
      key: 'equipmentMine',
      permission: 'equipment.see',
      roles: ['technician'],
      list: '/equipment',
      query: () => ({ mine: 'true' }),
    }),
  ],
  firstSteps: [
    firstStep('bay.list', {
      key: 'bays',
      order: 50,
      permission: 'capacity.see',
      path: '/bays',
      query: () => ({}),
    }),
  ],
  recordLinks: { bay: () => '/bays', equipment: (id) => `/equipment/${id}` },
  stateTones: {
    bay: { open: 'success', outOfOrder: 'error' },
    equipment: { ready: 'success', issued: 'processing', outOfOrder: 'error' },
  },
}
