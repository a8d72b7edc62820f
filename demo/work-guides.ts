import { addDays } from '../src/kernel/clocks/plain-date.ts'
import type { Catalogue } from './catalogue.ts'
import type { DemoPerson } from './staff.ts'
import type { Stage } from './stage.ts'
import { actorOf } from './visit-plan.ts'

type Row = Record<string, unknown>

const drain = {
  zh: '热机后熄火，举升车辆，放出旧机油',
  en: 'Warm the engine, stop it, lift the car, drain the old oil',
  key: true,
}
const plug = { zh: '换新密封垫，拧紧放油螺栓', en: 'Fit a new seal and tighten the drain plug' }
const fill = { zh: '加注机油，起动后检查渗漏', en: 'Fill oil, start the engine and look for leaks' }
const level = { zh: '静置 5 分钟复查油位并拍照', en: 'Wait 5 minutes, check the level again, photograph it', key: true }
const wrench = { toolZh: '扭矩扳手', toolEn: 'Torque wrench' }

/** The maker's guide to the oil change, and one model's own: its second edition has another torque and one step more. */
const editions = [
  {
    source: '云启维修手册 2025-04 版，润滑 2.1',
    daysAgo: 200,
    steps: [drain, { ...plug, ...wrench, setting: '35 N·m' }, fill, level],
  },
  {
    model: 'Y5',
    source: '云启 Y5 维修手册 2025-10 版，润滑 2.1',
    daysAgo: 120,
    steps: [drain, { ...plug, ...wrench, setting: '30 N·m' }, fill, level],
  },
  {
    model: 'Y5',
    source: '云启 Y5 技术通报 TB-0117',
    daysAgo: 6,
    steps: [
      { zh: '确认混动系统已下电', en: 'Make sure that the hybrid system is off', critical: true },
      drain,
      { ...plug, ...wrench, setting: '28 N·m' },
      { ...fill, setting: '0W-20, 4.0 L' },
      level,
    ],
  },
] as const

/** The oil change has a guide of its maker and two editions for one model. */
export async function writeGuides(
  stage: Stage,
  { catalogue, people, today }: { catalogue: Catalogue; people: readonly DemoPerson[]; today: string },
): Promise<void> {
  const author = people.find((person) => person.role === 'groupManager') ?? people[0]
  const item = catalogue.items.get('M-OIL')
  if (!author || !item) return
  const written: Row[] = []
  for (const { source, daysAgo, steps, ...which } of editions) {
    const model = catalogue.models.get('model' in which ? which.model : 'Y3')
    const input = 'model' in which ? { modelId: model?.['id'] } : { maker: model?.['brand_zh'] }
    written.unshift(
      await stage.does('workGuide.write', {
        by: actorOf(author),
        name: author.name,
        at: `${addDays(today, -daysAgo)}T02:00:00.000Z`,
        input: { itemId: item['id'], source, steps, ...input },
        loaded: { item, model, editions: written },
      }),
    )
  }
}
