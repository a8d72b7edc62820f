import { type PartCategory, partCategories } from '../src/modules/knowledge/contract/part-category.ts'
import { models } from './group.ts'
import type { Random } from '../src/kernel/random.ts'

export interface DemoPart {
  readonly partNo: string
  readonly nameZh: string
  readonly nameEn: string
  readonly unit: string
  readonly origin: 'original' | 'equivalent' | 'remanufactured'
  readonly category: PartCategory
  readonly model: string | null
  /** List price with VAT, in fen. */
  readonly priceFen: number
}

const words: Readonly<Record<PartCategory, readonly [zh: string, en: string, unit: string, yuan: number]>> = {
  engineOil: ['全合成机油 4L', 'Synthetic engine oil 4 l', '桶', 358],
  oilFilter: ['机油滤清器', 'Oil filter', '个', 48],
  airFilter: ['空气滤芯', 'Air filter', '个', 86],
  cabinFilter: ['空调滤芯', 'Cabin filter', '个', 98],
  fuelFilter: ['燃油滤清器', 'Fuel filter', '个', 168],
  sparkPlug: ['铱金火花塞', 'Iridium spark plug', '支', 88],
  coolant: ['防冻冷却液 4L', 'Coolant 4 l', '桶', 128],
  brakeFluid: ['制动液 DOT4 1L', 'Brake fluid DOT 4 1 l', '瓶', 76],
  brakePads: ['前制动片', 'Front brake pads', '套', 420],
  brakeDiscs: ['前制动盘', 'Front brake disc', '个', 460],
  gearboxOil: ['变速箱油 4L', 'Gearbox oil 4 l', '桶', 520],
  reducerOil: ['减速器油 1L', 'Reducer oil 1 l', '瓶', 138],
  refrigerant: ['制冷剂 R134a', 'Refrigerant R134a', '罐', 45],
  washerFluid: ['玻璃清洗液 2L', 'Washer fluid 2 l', '瓶', 22],
  wiper: ['无骨雨刮片', 'Wiper blade', '支', 68],
  tyre: ['轮胎 225/55R18', 'Tyre 225/55R18', '条', 780],
  tyreRepair: ['补胎胶片', 'Tyre patch', '片', 15],
  battery12V: ['12V 蓄电池 60Ah', '12 V battery 60 Ah', '只', 620],
  belt: ['多楔皮带', 'Ribbed belt', '条', 156],
  shockAbsorber: ['前减振器', 'Front shock absorber', '支', 680],
  bulb: ['大灯灯泡', 'Headlamp bulb', '只', 65],
  seal: ['放油螺栓垫片', 'Drain plug seal', '个', 6],
  bodyPart: ['前保险杠蒙皮', 'Front bumper cover', '件', 1280],
  paint: ['面漆 1L', 'Top coat 1 l', '升', 260],
  glass: ['前挡风玻璃', 'Windscreen', '块', 1680],
  highVoltagePart: ['高压线束', 'High-voltage harness', '根', 2380],
  film: ['隔热膜', 'Window film', '套', 980],
  careProduct: ['漆面养护蜡', 'Paint care wax', '瓶', 88],
  campaignPart: ['服务活动备件', 'Campaign part', '件', 0],
}

const places = [
  ['', ''],
  ['左', ' left'],
  ['右', ' right'],
  ['后', ' rear'],
  ['加强型', ' heavy duty'],
  ['低噪', ' low noise'],
] as const

/** 800 parts: each category for each model in several makes, original ones first. */
export function partsList(random: Random, count: number): DemoPart[] {
  const list: DemoPart[] = []
  for (let round = 0; list.length < count; round++) {
    for (const [c, category] of partCategories.entries()) {
      for (const [m, model] of models.entries()) {
        if (list.length >= count) break
        const [zh, en, unit, yuan] = words[category]
        const [placeZh, placeEn] = places[round % places.length] ?? places[0]
        const origin = round % 3 === 0 ? 'original' : round % 3 === 1 ? 'equivalent' : 'remanufactured'
        const factor = origin === 'original' ? 1 : origin === 'equivalent' ? 0.68 : 0.55
        list.push({
          partNo: `${model.code}-${String(c + 1).padStart(2, '0')}${String(m + 1)}-${String(round + 1).padStart(3, '0')}`,
          nameZh: `${placeZh}${zh}(${model.nameZh.replace('云启 ', '')})`,
          nameEn: `${en}${placeEn} (${model.nameEn.replace('Yunqi ', '')})`,
          unit,
          origin,
          category,
          model: model.code,
          priceFen: Math.round(yuan * factor * (0.9 + random.next() * 0.3)) * 100,
        })
      }
    }
  }
  return list
}
