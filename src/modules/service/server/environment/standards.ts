import { checklistItem } from '../../../../kernel/contract/furniture.ts'
import type { Row } from '../../../../kernel/db/schema.ts'
import type { ChecklistItem } from '../../../../kernel/furniture/checklist-rules.ts'
import { environmentAreas } from '../../contract/environment-check.ts'

export type Area = (typeof environmentAreas)[number]

export interface Standard {
  readonly edition: number
  readonly nameZh: string
  readonly nameEn: string
  readonly items: readonly ChecklistItem[]
}

const tick = (code: string, zh: string, en: string): ChecklistItem => ({ code, zh, en, kind: 'tick', required: true })

/** How it looked, for whoever puts it right or compares it later. */
const picture: ChecklistItem = {
  code: 'picture',
  zh: '现场照片',
  en: 'Picture of the area',
  kind: 'photo',
  required: false,
}

/** What each area is like when it is in order (004 §3.1(3), 003d §2.1.4°), until the shop publishes its own list for it. */
export const usualStandards: Readonly<Record<Area, Standard>> = {
  lounge: {
    edition: 0,
    nameZh: '休息区',
    nameEn: 'Lounge',
    items: [
      tick('seats', '桌椅整洁、有空位', 'Seats clean, some free'),
      tick('drinks', '饮品齐全、热水可用', 'Drinks and hot water there'),
      tick('network', '无线网络、充电插座可用', 'Wi-Fi and sockets work'),
      tick('view', '能看到车间或进度屏', 'Workshop or progress screen in sight'),
      {
        code: 'temperature',
        zh: '室温',
        en: 'Temperature',
        kind: 'reading',
        required: true,
        unit: '°C',
        min: 18,
        max: 28,
      },
      picture,
    ],
  },
  reception: {
    edition: 0,
    nameZh: '接待区',
    nameEn: 'Reception',
    items: [
      tick('desk', '接待台整洁、名牌在位', 'Desk tidy, name plates up'),
      tick('prices', '价目和服务承诺已公示', 'Prices and promises on display'),
      tick('staff', '人员着装规范', 'Staff dressed as agreed'),
      picture,
    ],
  },
  washroom: {
    edition: 0,
    nameZh: '洗手间',
    nameEn: 'Washroom',
    items: [
      tick('clean', '地面台面干净、无异味', 'Clean, no smell'),
      tick('supplies', '洗手液、纸品齐全', 'Soap and paper there'),
      picture,
    ],
  },
  parking: {
    edition: 0,
    nameZh: '停车区',
    nameEn: 'Parking',
    items: [
      tick('places', '客户车位有空', 'Free places for customers'),
      tick('signs', '指引标识清楚', 'Signs clear'),
      picture,
    ],
  },
}

/** The code under which a shop publishes its own list. */
export const codeOf = (area: Area) => `environment-${area}`

/** The shop's list for an area, else the usual one. */
export function standardOf(area: Area, lists: readonly Row<'kernel.checklist'>[]): Standard {
  const own = lists.find((list) => list.code === codeOf(area))
  const items = own ? checklistItem.array().safeParse(own.items) : undefined
  if (!own || !items?.success) return usualStandards[area]
  return { edition: own.edition, nameZh: own.name_zh, nameEn: own.name_en, items: items.data }
}
