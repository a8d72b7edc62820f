import { CarOutlined } from '@ant-design/icons'
import type { WebModule } from '../../../console/web-module.ts'

export const webModule: WebModule = {
  name: 'vehicles',
  menu: [
    {
      key: 'vehicles',
      path: '/vehicles',
      icon: <CarOutlined />,
      permission: 'vehicle.see',
      group: 'customers',
      order: 20,
    },
  ],
  routes: [
    { path: '/vehicles', page: () => import('./VehiclesPage.tsx') },
    { path: '/vehicles/$id', page: () => import('./VehiclePage.tsx') },
  ],
  recordLinks: { vehicle: (id) => `/vehicles/${id}` },
}
