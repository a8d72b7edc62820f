import { CalendarOutlined, DesktopOutlined, ProfileOutlined, ToolOutlined } from '@ant-design/icons'
import { tile, type WebModule } from '../../../console/web-module.ts'
import { jobCardContract } from '../contract/job-card.ts'

const listSearch = jobCardContract.reads.list.query

export const webModule: WebModule = {
  name: 'workshop',
  menu: [
    {
      key: 'myJobs',
      path: '/my-jobs',
      icon: <ToolOutlined />,
      permission: 'jobCard.work',
      group: 'workshop',
      order: 10,
    },
    {
      key: 'dispatch',
      path: '/dispatch',
      icon: <CalendarOutlined />,
      permission: 'jobCard.dispatch',
      group: 'workshop',
      order: 11,
    },
    {
      key: 'jobCards',
      path: '/job-cards',
      icon: <ProfileOutlined />,
      permission: 'jobCard.see',
      group: 'workshop',
      order: 12,
    },
    { key: 'board', path: '/board', icon: <DesktopOutlined />, permission: 'board.see', group: 'workshop', order: 13 },
  ],
  routes: [
    { path: '/my-jobs', page: () => import('./my-jobs/MyJobsPage.tsx') },
    { path: '/dispatch', page: () => import('./dispatch/DispatchPage.tsx') },
    { path: '/job-cards', page: () => import('./card/JobCardsPage.tsx'), search: listSearch },
    { path: '/job-cards/$id', page: () => import('./card/JobCardPage.tsx') },
    { path: '/board', page: () => import('./wall/WallBoardPage.tsx'), bare: true },
  ],
  tiles: [
    tile('jobCard.list', {
      key: 'myJobs',
      permission: 'jobCard.work',
      roles: ['technician'],
      query: () => ({ mine: 'true', state: 'assigned' as const }),
      list: '/job-cards',
    }),
    tile('jobCard.list', {
      key: 'assigned',
      permission: 'jobCard.see',
      roles: ['dispatcher', 'manager', 'serviceAdvisor'],
      query: () => ({ state: 'assigned' as const }),
      list: '/job-cards',
    }),
    tile('jobCard.list', {
      key: 'working',
      permission: 'jobCard.see',
      roles: ['dispatcher', 'manager'],
      query: () => ({ state: 'working' as const }),
      list: '/job-cards',
    }),
  ],
  homes: [
    { roles: ['technician'], page: () => import('./my-jobs/MyJobsPage.tsx') },
    { roles: ['dispatcher'], page: () => import('./home/DispatcherHomePage.tsx') },
  ],
  recordLinks: { jobCard: (id) => `/job-cards/${id}` },
  stateTones: { jobCard: { working: 'processing', done: 'success', withdrawn: 'warning' } },
}
