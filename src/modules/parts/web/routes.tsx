import { DatabaseOutlined, InboxOutlined, ProfileOutlined, ShoppingOutlined } from '@ant-design/icons'
import { firstStep, tile, type WebModule } from '../../../console/web-module.ts'
import { kitContract } from '../contract/kit.ts'
import { partContract } from '../contract/part.ts'
import { receiptContract } from '../contract/receipt.ts'
import { counterSearch } from './counter/search.ts'

export const webModule: WebModule = {
  name: 'parts',
  menu: [
    {
      key: 'counter',
      path: '/parts/counter',
      icon: <ShoppingOutlined />,
      permission: 'pick.see',
      group: 'parts',
      order: 10,
    },
    { key: 'stock', path: '/parts', icon: <DatabaseOutlined />, permission: 'part.see', group: 'parts', order: 11 },
    {
      key: 'receipts',
      path: '/parts/receipts',
      icon: <InboxOutlined />,
      permission: 'stock.receive',
      group: 'parts',
      order: 12,
    },
    { key: 'kits', path: '/parts/kits', icon: <ProfileOutlined />, permission: 'part.see', group: 'parts', order: 14 },
  ],
  routes: [
    {
      path: '/parts/kits',
      page: () => import('./kits/KitsPage.tsx'),
      search: kitContract.reads.list.query,
    },
    {
      path: '/parts/counter',
      page: () => import('./counter/CounterPage.tsx'),
      search: counterSearch,
    },
    { path: '/parts', page: () => import('./stock/StockPage.tsx'), search: partContract.reads.stock.query },
    {
      path: '/parts/receipts',
      page: () => import('./receipts/ReceiptsPage.tsx'),
      search: receiptContract.reads.list.query,
    },
    { path: '/parts/$id', page: () => import('./stock/PartPage.tsx') },
  ],
  homes: [{ roles: ['partsClerk'], page: () => import('./home/PartsHomePage.tsx') }],
  tiles: [
    tile('part.stock', {
      key: 'belowMinimum',
      permission: 'part.see',
      roles: ['partsClerk', 'manager'],
      query: () => ({ short: 'true' }),
      list: '/parts',
      alarm: true,
    }),
    tile('pick.list', {
      key: 'open',
      permission: 'pick.see',
      roles: ['partsClerk'],
      query: () => ({ state: 'open' as const }),
      list: '/parts/counter',
      oldest: (row) => row.createdAt,
    }),
    tile('pick.list', {
      key: 'short',
      permission: 'pick.see',
      roles: ['partsClerk', 'serviceAdvisor', 'manager'],
      query: () => ({ state: 'open' as const, short: 'true' }),
      list: '/parts/counter',
      alarm: true,
    }),
  ],
  firstSteps: [
    firstStep('part.stock', {
      key: 'parts',
      order: 70,
      permission: 'part.see',
      path: '/parts',
      query: () => ({ limit: 1 }),
    }),
  ],
  recordLinks: {
    part: (id) => `/parts/${id}`,
    pick: (id) => `/parts/counter?pick=${id}`,
  },
  stateTones: {
    pick: { open: 'processing', issued: 'success' },
    part: { blocked: 'warning', retired: 'error' },
  },
}
