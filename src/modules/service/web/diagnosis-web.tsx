import { MedicineBoxOutlined } from '@ant-design/icons'
import { type MenuEntry, type PageRoute, tile } from '../../../console/web-module.ts'
import { diagnosisContract } from '../contract/diagnosis.ts'

/** The diagnosis' part of the room's menu, pages and tiles. */
export const diagnosisMenu: readonly MenuEntry[] = [
  {
    key: 'diagnoses',
    path: '/diagnoses',
    icon: <MedicineBoxOutlined />,
    permission: 'diagnosis.see',
    group: 'workshop',
    order: 15,
  },
]

export const diagnosisRoutes: readonly PageRoute[] = [
  {
    path: '/diagnoses',
    page: () => import('./DiagnosesPage.tsx'),
    search: diagnosisContract.reads.list.query,
  },
  { path: '/diagnoses/$id', page: () => import('./DiagnosisPage.tsx') },
]

export const diagnosisTiles = [
  tile('diagnosis.list', {
    key: 'toDiagnose',
    permission: 'diagnosis.work',
    roles: ['technician', 'dispatcher', 'manager'],
    list: '/diagnoses',
    query: () => ({ state: 'open' }),
  }),
  tile('diagnosis.list', {
    key: 'secondSigner',
    permission: 'diagnosis.review',
    roles: ['technician', 'inspector', 'dispatcher', 'manager'],
    list: '/diagnoses',
    query: () => ({ state: 'awaitingSecond' }),
    alarm: true,
  }),
]
