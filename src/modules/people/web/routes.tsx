import { ScheduleOutlined, TeamOutlined } from '@ant-design/icons'
import type { WebModule } from '../../../console/web-module.ts'
import { staffContract } from '../contract/staff.ts'
import { shiftsSearch } from './week.ts'

export const webModule: WebModule = {
  name: 'people',
  menu: [
    {
      key: 'shifts',
      path: '/shifts',
      icon: <ScheduleOutlined />,
      permission: 'shift.plan',
      group: 'people',
      order: 10,
    },
    { key: 'staff', path: '/staff', icon: <TeamOutlined />, permission: 'staff.manage', group: 'people', order: 11 },
  ],
  routes: [
    { path: '/shifts', page: () => import('./ShiftsPage.tsx'), search: shiftsSearch },
    { path: '/staff', page: () => import('./StaffPage.tsx'), search: staffContract.reads.list.query },
    { path: '/staff/$id', page: () => import('./StaffMemberPage.tsx') },
  ],
  recordLinks: { staff: (id) => `/staff/${id}`, shift: () => '/shifts' },
  stateTones: { staff: { left: 'warning' } },
}
