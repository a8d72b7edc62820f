import { BulbOutlined, EyeOutlined, QuestionCircleOutlined, SmileOutlined } from '@ant-design/icons'
import { type MenuEntry, type PageRoute, tile } from '../../../console/web-module.ts'
import { enquiryContract } from '../contract/enquiry.ts'
import { needStudyContract } from '../contract/need-study.ts'

/** Pages of how customers are listened to. */
export const listeningMenu: readonly MenuEntry[] = [
  {
    key: 'enquiries',
    path: '/enquiries',
    icon: <QuestionCircleOutlined />,
    permission: 'enquiry.see',
    group: 'customers',
    order: 50,
  },
  {
    key: 'needStudies',
    path: '/need-studies',
    icon: <BulbOutlined />,
    permission: 'needStudy.see',
    group: 'customers',
    order: 55,
  },
  {
    key: 'receptionScore',
    path: '/reception-score',
    icon: <SmileOutlined />,
    permission: 'receptionScore.see',
    group: 'service',
    order: 70,
  },
  {
    key: 'observations',
    path: '/observations',
    icon: <EyeOutlined />,
    permission: 'observation.see',
    group: 'service',
    order: 75,
  },
]

export const listeningRoutes: readonly PageRoute[] = [
  { path: '/enquiries', page: () => import('./enquiry/EnquiriesPage.tsx'), search: enquiryContract.reads.list.query },
  { path: '/enquiries/$id', page: () => import('./enquiry/EnquiryPage.tsx') },
  {
    path: '/need-studies',
    page: () => import('./needs/NeedStudiesPage.tsx'),
    search: needStudyContract.reads.list.query,
  },
  { path: '/need-studies/$id', page: () => import('./needs/NeedStudyPage.tsx') },
  { path: '/reception-score', page: () => import('./score/ScorePage.tsx') },
  { path: '/observations', page: () => import('./score/ObservationsPage.tsx') },
]

export const listeningTiles = [
  tile('enquiry.list', {
    key: 'enquiries',
    permission: 'enquiry.answer',
    roles: ['careAgent', 'manager'],
    list: '/enquiries',
    query: () => ({ state: 'open' as const }),
    oldest: (row) => row.createdAt,
  }),
  tile('needStudy.list', {
    key: 'needStudies',
    permission: 'needStudy.study',
    roles: ['careAgent'],
    list: '/need-studies',
    query: () => ({ state: 'due' as const }),
    oldest: (row) => row.dueAt,
  }),
]

export const listeningLinks = {
  enquiry: (id: string) => `/enquiries/${id}`,
  needStudy: (id: string) => `/need-studies/${id}`,
  observation: () => '/observations',
}

export const listeningTones = {
  enquiry: { open: 'warning', answered: 'success' },
  needStudy: { due: 'processing', done: 'success' },
} as const
