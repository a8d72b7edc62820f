import { CalendarOutlined, CarryOutOutlined, ToolOutlined } from '@ant-design/icons'
import { tile, type WebModule } from '../../../console/web-module.ts'
import { inShop } from './order/in-shop.ts'

const advising = ['serviceAdvisor', 'manager', 'groupManager'] as const

export const webModule: WebModule = {
  name: 'service',
  menu: [
    {
      key: 'reception',
      path: '/reception',
      icon: <CarryOutOutlined />,
      permission: 'repairOrder.checkIn',
      group: 'today',
      order: 10,
    },
    {
      key: 'appointments',
      path: '/appointments',
      icon: <CalendarOutlined />,
      permission: 'appointment.see',
      group: 'service',
      order: 10,
    },
    {
      key: 'orders',
      path: '/repair-orders',
      icon: <ToolOutlined />,
      permission: 'repairOrder.see',
      group: 'service',
      order: 20,
    },
  ],
  routes: [
    { path: '/reception', page: () => import('./ReceptionPage.tsx') },
    { path: '/appointments', page: () => import('./AppointmentsPage.tsx') },
    { path: '/appointments/list', page: () => import('./AppointmentListPage.tsx') },
    { path: '/appointments/new', page: () => import('./BookingPage.tsx') },
    { path: '/appointments/$id', page: () => import('./AppointmentPage.tsx') },
    { path: '/repair-orders', page: () => import('./OrdersPage.tsx') },
    { path: '/repair-orders/$id', page: () => import('./OrderPage.tsx') },
  ],
  homes: [{ roles: ['serviceAdvisor'], page: () => import('./AdvisorHomePage.tsx') }],
  tiles: [
    tile('appointment.list', {
      key: 'today',
      permission: 'appointment.see',
      roles: [...advising, 'careAgent'],
      list: '/appointments/list',
      query: ({ today }) => ({ from: today, to: today }),
    }),
    tile('appointment.list', {
      key: 'arrived',
      permission: 'appointment.see',
      roles: advising,
      list: '/appointments/list',
      query: () => ({ waiting: 'true' }),
      oldest: (row) => row.arrivedAt,
    }),
    tile('repairOrder.list', {
      key: 'inShop',
      permission: 'repairOrder.see',
      roles: [...advising, 'dispatcher'],
      list: '/repair-orders',
      query: () => ({ state: inShop.join(',') }),
    }),
    tile('repairOrder.list', {
      key: 'late',
      permission: 'repairOrder.see',
      roles: [...advising, 'dispatcher'],
      list: '/repair-orders',
      query: () => ({ late: 'true' }),
      alarm: true,
    }),
    tile('repairOrder.list', {
      key: 'unanswered',
      permission: 'repairOrder.see',
      roles: advising,
      list: '/repair-orders',
      query: () => ({ state: 'estimated' }),
    }),
    tile('repairOrder.list', {
      key: 'toSettle',
      permission: 'repairOrder.see',
      roles: [...advising, 'cashier'],
      list: '/repair-orders',
      query: () => ({ state: 'ready' }),
    }),
    tile('repairOrder.list', {
      key: 'toHandOver',
      permission: 'repairOrder.see',
      roles: advising,
      list: '/repair-orders',
      query: () => ({ state: 'settled' }),
    }),
  ],
  recordLinks: {
    appointment: (id) => `/appointments/${id}`,
    repairOrder: (id) => `/repair-orders/${id}`,
  },
  stateTones: {
    appointment: { arrived: 'warning', noShow: 'error' },
    repairOrder: { received: 'processing', estimated: 'warning', inRepair: 'processing', ready: 'success' },
    estimate: { sent: 'warning', decided: 'success' },
  },
}
