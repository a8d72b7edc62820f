import { CustomerServiceOutlined, PhoneOutlined, ScheduleOutlined } from '@ant-design/icons'
import { tile, type WebModule } from '../../../console/web-module.ts'
import { reminderContract } from '../contract/reminder.ts'
import { listeningLinks, listeningMenu, listeningRoutes, listeningTiles, listeningTones } from './listening.tsx'
import { followUpContract } from '../contract/follow-up.ts'

const calling = ['careAgent'] as const

export const webModule: WebModule = {
  name: 'care',
  menu: [
    ...listeningMenu,
    {
      key: 'nextCall',
      path: '/follow-ups/next',
      icon: <PhoneOutlined />,
      permission: 'followUp.call',
      group: 'today',
      order: 40,
    },
    {
      key: 'followUps',
      path: '/follow-ups',
      icon: <CustomerServiceOutlined />,
      permission: 'followUp.see',
      group: 'customers',
      order: 40,
    },
    {
      key: 'reminders',
      path: '/reminders',
      icon: <ScheduleOutlined />,
      permission: 'reminder.see',
      group: 'customers',
      order: 41,
    },
  ],
  routes: [
    ...listeningRoutes,
    { path: '/reminders', page: () => import('./RemindersPage.tsx'), search: reminderContract.reads.list.query },
    { path: '/follow-ups', page: () => import('./FollowUpsPage.tsx'), search: followUpContract.reads.list.query },
    { path: '/follow-ups/next', page: () => import('./NextCallPage.tsx') },
    { path: '/follow-ups/$id', page: () => import('./FollowUpPage.tsx') },
  ],
  homes: [{ roles: calling, page: () => import('./home/CareHomePage.tsx') }],
  tiles: [
    ...listeningTiles,
    tile('reminder.list', {
      key: 'reminders',
      permission: 'reminder.send',
      roles: ['careAgent', 'serviceAdvisor'],
      list: '/reminders',
      query: () => ({ state: 'due' as const }),
      oldest: (row) => row.dueOn,
    }),
    tile('followUp.list', {
      key: 'mine',
      permission: 'followUp.call',
      roles: calling,
      list: '/follow-ups',
      query: () => ({ state: 'due' as const, mine: 'true' }),
      oldest: (row) => row.dueAt,
    }),
    tile('followUp.list', {
      key: 'due',
      permission: 'followUp.see',
      roles: calling,
      list: '/follow-ups',
      query: () => ({ state: 'due' as const }),
      oldest: (row) => row.dueAt,
    }),
    tile('followUp.list', {
      key: 'late',
      permission: 'followUp.see',
      roles: ['careAgent', 'manager'],
      list: '/follow-ups',
      query: () => ({ state: 'due' as const, late: 'true' }),
      oldest: (row) => row.dueAt,
      alarm: true,
    }),
  ],
  recordLinks: { ...listeningLinks, followUp: (id) => `/follow-ups/${id}`, reminder: () => '/reminders' },
  stateTones: {
    ...listeningTones,
    reminder: { due: 'warning', sent: 'processing', booked: 'success' },
    followUp: { due: 'processing', done: 'success', givenUp: 'warning' },
  },
}
