import { addDays } from '../src/kernel/clocks/plain-date.ts'
import type { DemoPerson } from './staff.ts'
import type { Stage } from './stage.ts'
import { actorOf } from './visit-plan.ts'

const cases = [
  {
    symptom: 'evCharging',
    symptomWords: '快充十分钟后中断，仪表提示充电故障',
    faultCodes: ['P0D29'],
    tests: '充电口温度传感器静态 25 ℃ 正常，充电八分钟后升到 93 ℃；端子有烧蚀痕迹。',
    cause: 'badContact',
    causeWords: '直流充电口正极端子接触不良，发热触发降流保护',
    fix: '更换直流充电口总成并按规定力矩紧固，快充三十分钟温度稳定在 52 ℃。',
  },
  {
    symptom: 'noStart',
    symptomWords: '停放两天后启动没力，搭电后正常',
    faultCodes: ['P0562'],
    tests: '静置电压 11.8 V，启动降到 7.2 V；休眠电流 0.18 A，拔下行车记录仪后降到 0.02 A。',
    cause: 'ageing',
    causeWords: '加装的行车记录仪常电取电，蓄电池长期亏电老化',
    fix: '更换 12V 蓄电池，记录仪改接受控电源，复测休眠电流 0.02 A。',
  },
] as const

/** The library of hard faults: one case that a second person has published, and one that waits for him. */
export async function writeCases(
  stage: Stage,
  { people, today }: { people: readonly DemoPerson[]; today: string },
): Promise<void> {
  const technician = people.find((person) => person.role === 'technician')
  const reviewer = people.find((person) => person.role === 'inspector')
  if (!technician || !reviewer) return
  for (const [index, input] of cases.entries()) {
    const on = addDays(today, index - 3)
    const by = { by: actorOf(technician), name: technician.name }
    const row = await stage.does('faultCase.write', { ...by, at: `${on}T08:10:00.000Z`, input })
    if (index > 0) continue
    const review = { by: actorOf(reviewer), name: reviewer.name }
    await stage.does('faultCase.publish', { ...review, at: `${on}T09:05:00.000Z`, row, input: {} })
  }
}
