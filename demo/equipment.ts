import { addDays, addMonths } from '../src/kernel/clocks/plain-date.ts'
import type { DemoStore } from './group.ts'
import type { DemoPerson } from './staff.ts'
import type { Stage } from './stage.ts'
import { actorOf } from './visit-plan.ts'

interface Piece {
  readonly code: string
  readonly kind: 'lift' | 'instrument' | 'tool' | 'machine'
  readonly nameZh: string
  readonly nameEn: string
  readonly place: string
  readonly bay?: string
  /** Months between calibrations, and days from today to the next. */
  readonly calibration?: readonly [months: number, inDays: number]
  readonly upkeep?: readonly [months: number, inDays: number]
  readonly out?: string
  readonly use?: 'alignment'
  readonly held?: true
}

const lift = (bay: string, inDays: number): Piece => ({
  code: `LIFT-${bay}`,
  kind: 'lift',
  nameZh: '双柱举升机 4 t',
  nameEn: 'Two-post lift, 4 t',
  place: bay,
  bay,
  upkeep: [6, inDays],
})

/** What every store has: most of it in order, one thing expired, one broken, one lent. */
const pieces: readonly Piece[] = [
  lift('J1', 61),
  lift('J2', 4),
  lift('J3', 120),
  {
    code: 'OBD-1',
    kind: 'instrument',
    nameZh: '综合诊断仪',
    nameEn: 'Diagnostic tester',
    place: '仪器柜 1',
    calibration: [12, 210],
  },
  {
    code: 'MM-1',
    kind: 'instrument',
    nameZh: '数字万用表',
    nameEn: 'Digital multimeter',
    place: '仪器柜 1',
    calibration: [12, 96],
  },
  {
    code: 'MM-2',
    kind: 'instrument',
    nameZh: '数字万用表',
    nameEn: 'Digital multimeter',
    place: '仪器柜 1',
    calibration: [12, -6],
  },
  {
    code: 'HV-1',
    kind: 'instrument',
    nameZh: '绝缘电阻测试仪',
    nameEn: 'Insulation tester',
    place: '新能源工位',
    calibration: [12, 3],
  },
  {
    code: 'PT-1',
    kind: 'instrument',
    nameZh: '冷却系统压力测试仪',
    nameEn: 'Cooling system pressure tester',
    place: '仪器柜 2',
    calibration: [24, 330],
  },
  {
    code: 'CAL-1',
    kind: 'instrument',
    nameZh: '数显卡尺',
    nameEn: 'Digital caliper',
    place: '仪器柜 2',
    calibration: [12, 150],
  },
  { code: 'T-07', kind: 'tool', nameZh: '轮毂轴承拉马', nameEn: 'Wheel bearing puller', place: '工具架 3', held: true },
  {
    code: 'WA-1',
    kind: 'machine',
    nameZh: '四轮定位仪',
    nameEn: 'Wheel aligner',
    place: '定位工位',
    use: 'alignment',
    calibration: [12, 75],
    out: '左后传感器无信号，已报修',
  },
]

/** Puts a store's equipment in its place, with the dates as they stand today. */
export async function placeEquipment(
  stage: Stage,
  store: DemoStore,
  { people, today, since }: { people: readonly DemoPerson[]; today: string; since: string },
): Promise<void> {
  const bays = [...(stage.bulk.tables.get('capacity.bay')?.values() ?? [])].filter(
    (bay) => bay['store_id'] === store.id,
  )
  const crew = people.filter((person) => person.storeId === store.id)
  const dispatcher = crew.find((person) => person.role === 'dispatcher')
  const technician = crew.find((person) => person.role === 'technician')
  if (!dispatcher || !technician) throw new Error(`${store.code} has nobody in the workshop`)
  const recently = `${addDays(today, -2)}T01:20:00.000Z`
  for (const piece of pieces) {
    const bay = bays.find((row) => row['code'] === piece.bay)
    const by = { by: actorOf(dispatcher), name: dispatcher.name }
    const row = await stage.does('equipment.add', {
      ...by,
      at: since,
      input: {
        storeId: store.id,
        code: piece.code,
        kind: piece.kind,
        nameZh: piece.nameZh,
        nameEn: piece.nameEn,
        place: piece.place,
        bayId: bay?.['id'] ?? null,
        ...(piece.use ? { use: piece.use } : {}),
        ...(piece.calibration
          ? { calibrationMonths: piece.calibration[0], calibrationDue: addDays(today, piece.calibration[1]) }
          : {}),
        ...(piece.upkeep ? { upkeepMonths: piece.upkeep[0], upkeepDue: addDays(today, piece.upkeep[1]) } : {}),
      },
      loaded: { bay },
    })
    const doing = { ...by, at: recently, row }
    if (piece.calibration) {
      const due = addDays(today, piece.calibration[1])
      const on = addMonths(due, -piece.calibration[0])
      const input = { on, certificateNo: `检字 ${on.slice(0, 4)}-${piece.code}`, passed: true, nextDue: due }
      await stage.does('equipment.calibrate', { ...doing, input, loaded: { bay } })
    }
    if (piece.held) {
      const input = { holderId: technician.staffId }
      await stage.does('equipment.issue', { ...doing, input, loaded: { holder: { name: technician.name } } })
    }
    if (piece.out)
      await stage.does('equipment.reportFault', { ...doing, input: { reason: piece.out }, loaded: { bay } })
  }
}
