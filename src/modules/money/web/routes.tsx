import { MoneyCollectOutlined, PayCircleOutlined, TagsOutlined } from '@ant-design/icons'
import { firstStep, tile, type WebModule } from '../../../console/web-module.ts'

export const webModule: WebModule = {
  name: 'money',
  menu: [
    { key: 'bills', path: '/bills', icon: <PayCircleOutlined />, permission: 'bill.see', group: 'money', order: 60 },
    {
      key: 'deposits',
      path: '/deposits',
      icon: <MoneyCollectOutlined />,
      permission: 'deposit.see',
      group: 'money',
      order: 60.5,
    },
    { key: 'prices', path: '/prices', icon: <TagsOutlined />, permission: 'price.see', group: 'money', order: 61 },
  ],
  routes: [
    { path: '/bills', page: () => import('./BillsPage.tsx') },
    { path: '/bills/$id', page: () => import('./BillPage.tsx') },
    { path: '/deposits', page: () => import('./DepositsPage.tsx') },
    { path: '/deposits/$id', page: () => import('./DepositPage.tsx') },
    { path: '/prices', page: () => import('./PricesPage.tsx') },
  ],
  homes: [{ roles: ['cashier'], page: () => import('./home/CashierHomePage.tsx') }],
  tiles: [
    tile('bill.list', {
      key: 'billsOpen',
      permission: 'bill.pay',
      roles: ['cashier', 'manager'],
      list: '/bills',
      query: () => ({ unpaid: 'true' }),
      oldest: (row) => row.createdAt,
    }),
    tile('bill.list', {
      key: 'onAccount',
      permission: 'bill.pay',
      roles: ['cashier', 'manager'],
      list: '/bills',
      query: () => ({ owing: 'true' }),
      oldest: (row) => row.createdAt,
    }),
  ],
  stateTones: {
    deposit: { asked: 'warning', paid: 'success', toRefund: 'warning' },
    bill: { open: 'warning', partlyPaid: 'warning', paid: 'success' },
  },
  firstSteps: [
    firstStep('price.list', {
      key: 'prices',
      order: 45,
      permission: 'price.see',
      path: '/prices',
      query: () => ({ limit: 1 }),
    }),
  ],
  recordLinks: { bill: (id) => `/bills/${id}`, deposit: (id) => `/deposits/${id}` },
}
