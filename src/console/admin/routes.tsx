import {
  CheckSquareOutlined,
  ControlOutlined,
  IdcardOutlined,
  SafetyOutlined,
  ShopOutlined,
  SolutionOutlined,
  TabletOutlined,
} from '@ant-design/icons'
import { approvalContract, taskContract } from '../../kernel/contract/furniture.ts'
import { accountContract } from '../../kernel/contract/admin.ts'
import { tile, type WebModule } from '../web-module.ts'

/** Pages of the kernel's own records: the rooms' folders are found by themselves, this one is named in the list. */
export const webModule: WebModule = {
  name: 'kernel',
  menu: [
    { key: 'tasks', path: '/tasks', icon: <CheckSquareOutlined />, permission: 'task.do', group: 'today', order: 80 },
    {
      key: 'approvals',
      path: '/approvals',
      icon: <SolutionOutlined />,
      permission: 'approval.see',
      group: 'manage',
      order: 10,
    },
    {
      key: 'stores',
      path: '/admin/stores',
      icon: <ShopOutlined />,
      permission: 'organisation.manage',
      group: 'manage',
      order: 80,
    },
    {
      key: 'accounts',
      path: '/admin/accounts',
      icon: <IdcardOutlined />,
      permission: 'account.see',
      group: 'manage',
      order: 81,
    },
    {
      key: 'roles',
      path: '/admin/roles',
      icon: <SafetyOutlined />,
      permission: 'role.see',
      group: 'manage',
      order: 82,
    },
    {
      key: 'parameters',
      path: '/admin/parameters',
      icon: <ControlOutlined />,
      permission: 'parameter.see',
      group: 'manage',
      order: 83,
    },
    {
      key: 'terminals',
      path: '/admin/terminals',
      icon: <TabletOutlined />,
      permission: 'terminal.manage',
      group: 'manage',
      order: 84,
    },
  ],
  routes: [
    { path: '/tasks', page: () => import('./TasksPage.tsx'), search: taskContract.reads.list.query },
    { path: '/approvals', page: () => import('./ApprovalsPage.tsx'), search: approvalContract.reads.list.query },
    { path: '/admin/stores', page: () => import('./StoresPage.tsx') },
    { path: '/admin/stores/$id', page: () => import('./StorePage.tsx') },
    { path: '/admin/accounts', page: () => import('./AccountsPage.tsx'), search: accountContract.reads.list.query },
    { path: '/admin/accounts/$id', page: () => import('./AccountPage.tsx') },
    { path: '/admin/terminals', page: () => import('./TerminalsPage.tsx') },
    { path: '/admin/roles', page: () => import('./RolesPage.tsx') },
    { path: '/admin/parameters', page: () => import('./ParametersPage.tsx') },
  ],
  homes: [{ roles: ['manager', 'groupManager'], page: () => import('../home/ManagerHomePage.tsx') }],
  tiles: [
    tile('task.list', {
      key: 'tasks',
      permission: 'task.do',
      list: '/tasks',
      query: () => ({ state: 'open' as const, mine: 'true' }),
      oldest: (row) => row.createdAt,
    }),
    tile('approval.list', {
      key: 'approvals',
      permission: 'approval.decide',
      list: '/approvals',
      query: () => ({ state: 'asked' as const }),
      oldest: (row) => row.createdAt,
    }),
  ],
  recordLinks: {
    store: (id) => `/admin/stores/${id}`,
    account: (id) => `/admin/accounts/${id}`,
    task: () => '/tasks?state=open&mine=true',
    approval: () => '/approvals?state=asked',
    role: () => '/admin/roles',
    parameter: () => '/admin/parameters',
  },
  stateTones: {
    store: { open: 'success', closed: 'warning' },
    account: { disabled: 'warning' },
    task: { open: 'processing', done: 'success' },
    approval: { asked: 'processing', granted: 'success', refused: 'error' },
  },
}
