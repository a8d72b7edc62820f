import { PayCircleOutlined, TagsOutlined } from '@ant-design/icons'
import { tile, type WebModule } from '../../../console/web-module.ts'

export const webModule: WebModule = {
  name: 'money',
  menu: [
    { key: 'bills', path: '/bills', icon: <PayCircleOutlined />, permission: 'bill.see', group: 'money', order: 60 },
    { key: 'prices', path: '/prices', icon: <TagsOutlined />, permission: 'price.see', group: 'money', order: 61 },
  ],
  routes: [
    { path: '/bills', page: () => import('./BillsPage.tsx') },
    { path: '/bills/$id', page: () => import('./BillPage.tsx') },
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
  ],
  stateTones: { bill: { open: 'warning', partlyPaid: 'warning', paid: 'success' } },
  recordLinks: { bill: (id) => `/bills/${id}` },
}
