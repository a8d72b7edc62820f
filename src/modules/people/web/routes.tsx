import { ScheduleOutlined, TeamOutlined } from '@ant-design/icons'
import { addDays } from '../../../kernel/clocks/plain-date.ts'
import { firstStep, type WebModule } from '../../../console/web-module.ts'
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
  firstSteps: [
    firstStep('staff.list', {
      key: 'staff',
      order: 30,
      permission: 'staff.see',
      path: '/staff',
      query: () => ({ limit: 1 }),
    }),
    firstStep('shift.list', {
      key: 'shifts',
      order: 60,
      permission: 'staff.see',
      path: '/shifts',
      query: ({ today }) => ({ from: today, to: addDays(today, 27) }),
    }),
  ],
  recordLinks: { staff: (id) => `/staff/${id}`, shift: () => '/shifts' },
  stateTones: { staff: { left: 'warning' } },
}
