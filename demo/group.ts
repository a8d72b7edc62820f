import { newId } from '../src/kernel/ids.ts'

/** The demo's dealer group: two regions, three stores in three cities. Names are invented. */
export const group = { code: 'yunqi', nameZh: '云启汽车集团', nameEn: 'Yunqi Motors' } as const

export const regions = [
  { id: newId(), code: 'SOUTH', nameZh: '华南区', nameEn: 'South China' },
  { id: newId(), code: 'EASTWEST', nameZh: '华东西南区', nameEn: 'East and Southwest' },
] as const

export interface DemoStore {
  readonly id: string
  readonly code: string
  readonly regionId: string
  readonly nameZh: string
  readonly nameEn: string
  readonly city: string
  readonly addressZh: string
  readonly addressEn: string
  readonly phone: string
  readonly longitude: number
  readonly latitude: number
  readonly licenceNo: string
}

export const stores: readonly DemoStore[] = [
  {
    id: newId(),
    code: 'SZ01',
    regionId: regions[0].id,
    nameZh: '云启深圳南山店',
    nameEn: 'Yunqi Shenzhen Nanshan',
    city: '深圳',
    addressZh: '深圳市南山区科苑北路 118 号',
    addressEn: '118 Keyuan North Road, Nanshan, Shenzhen',
    phone: '0755-00001180',
    longitude: 113.943,
    latitude: 22.552,
    licenceNo: '粤深维备 0118 号',
  },
  {
    id: newId(),
    code: 'HZ01',
    regionId: regions[1].id,
    nameZh: '云启杭州滨江店',
    nameEn: 'Yunqi Hangzhou Binjiang',
    city: '杭州',
    addressZh: '杭州市滨江区江陵路 266 号',
    addressEn: '266 Jiangling Road, Binjiang, Hangzhou',
    phone: '0571-00002660',
    longitude: 120.211,
    latitude: 30.208,
    licenceNo: '浙杭维备 0266 号',
  },
  {
    id: newId(),
    code: 'CD01',
    regionId: regions[1].id,
    nameZh: '云启成都高新店',
    nameEn: 'Yunqi Chengdu Gaoxin',
    city: '成都',
    addressZh: '成都市高新区天府三街 77 号',
    addressEn: '77 Tianfu 3rd Street, Gaoxin, Chengdu',
    phone: '028-00000770',
    longitude: 104.066,
    latitude: 30.552,
    licenceNo: '川蓉维备 0077 号',
  },
]

/** Twenty people a store: role, position, department, skills, how many. */
export const crew = [
  {
    role: 'manager',
    position: '店总经理',
    positionEn: 'Store manager',
    department: 'administration',
    skills: [],
    count: 1,
  },
  {
    role: 'serviceAdvisor',
    position: '服务顾问',
    positionEn: 'Service advisor',
    department: 'customerService',
    skills: [],
    count: 4,
  },
  {
    role: 'dispatcher',
    position: '车间主管',
    positionEn: 'Shop foreman',
    department: 'repair',
    skills: [],
    count: 1,
  },
  {
    role: 'technician',
    position: '机修技师',
    positionEn: 'Mechanical technician',
    department: 'repair',
    skills: ['mechanical', 'quick'],
    count: 3,
  },
  {
    role: 'technician',
    position: '快修技师',
    positionEn: 'Quick-service technician',
    department: 'repair',
    skills: ['quick', 'mechanical'],
    count: 2,
  },
  {
    role: 'technician',
    position: '电器技师',
    positionEn: 'Electrical technician',
    department: 'repair',
    skills: ['electrical', 'highVoltage', 'mechanical'],
    count: 2,
  },
  {
    role: 'technician',
    position: '钣喷技师',
    positionEn: 'Body and paint technician',
    department: 'repair',
    skills: ['bodywork', 'paint'],
    count: 1,
  },
  {
    role: 'inspector',
    position: '终检员',
    positionEn: 'Final inspector',
    department: 'repair',
    skills: ['inspection', 'mechanical', 'electrical'],
    count: 2,
  },
  { role: 'partsClerk', position: '备件专员', positionEn: 'Parts clerk', department: 'parts', skills: [], count: 2 },
  { role: 'cashier', position: '收银员', positionEn: 'Cashier', department: 'administration', skills: [], count: 1 },
  {
    role: 'careAgent',
    position: '客服专员',
    positionEn: 'Care agent',
    department: 'customerService',
    skills: [],
    count: 2,
  },
] as const

export type DemoRole = (typeof crew)[number]['role'] | 'administrator' | 'groupManager'

/** The fictional brand 云启 (Yunqi): four models. */
export const models = [
  {
    code: 'Y3',
    nameZh: 'Y3',
    nameEn: 'Y3',
    powertrain: 'ice',
    km: 10_000,
    months: 6,
    price: 109_800,
    share: 5,
    trims: [
      ['舒适型', 'Comfort'],
      ['豪华型', 'Luxury'],
    ],
  },
  {
    code: 'Y5',
    nameZh: 'Y5',
    nameEn: 'Y5',
    powertrain: 'hev',
    km: 10_000,
    months: 12,
    price: 149_800,
    share: 3,
    trims: [
      ['标准型', 'Standard'],
      ['尊享型', 'Premium'],
    ],
  },
  {
    code: 'YX',
    nameZh: 'YX 插混',
    nameEn: 'YX PHEV',
    powertrain: 'phev',
    km: 10_000,
    months: 12,
    price: 189_800,
    share: 3,
    trims: [
      ['长续航', 'Long range'],
      ['四驱', 'All-wheel drive'],
    ],
  },
  {
    code: 'E7',
    nameZh: 'E7',
    nameEn: 'E7',
    powertrain: 'bev',
    km: 20_000,
    months: 12,
    price: 219_800,
    share: 4,
    trims: [
      ['后驱', 'Rear-wheel drive'],
      ['四驱高性能', 'Performance'],
    ],
  },
] as const

/** The three bays-and-a-half that every store has. */
export const bays = [
  { code: 'K1', nameZh: '快修 1 号', nameEn: 'Quick 1', kind: 'quick', skills: ['quick', 'mechanical'] },
  { code: 'K2', nameZh: '快修 2 号', nameEn: 'Quick 2', kind: 'quick', skills: ['quick', 'mechanical'] },
  { code: 'J1', nameZh: '举升 1 号', nameEn: 'Lift 1', kind: 'lift', skills: ['mechanical', 'quick', 'electrical'] },
  { code: 'J2', nameZh: '举升 2 号', nameEn: 'Lift 2', kind: 'lift', skills: ['mechanical', 'quick', 'electrical'] },
  { code: 'J3', nameZh: '举升 3 号', nameEn: 'Lift 3', kind: 'lift', skills: ['mechanical', 'quick'] },
  {
    code: 'D1',
    nameZh: '新能源 1 号',
    nameEn: 'Electric 1',
    kind: 'electric',
    skills: ['electrical', 'highVoltage', 'mechanical'],
  },
  { code: 'B1', nameZh: '钣喷 1 号', nameEn: 'Body 1', kind: 'body', skills: ['bodywork', 'paint'] },
  { code: 'X1', nameZh: '洗车 1 号', nameEn: 'Wash 1', kind: 'wash', skills: ['quick'] },
] as const
