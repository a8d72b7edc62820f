import { z } from 'zod'
import { measuredValue } from '../../../kernel/contract/record.ts'
import { checklistItem } from '../../../kernel/contract/furniture.ts'

export const checkLevels = ['reception', 'detailed', 'professional'] as const
export type CheckLevel = (typeof checkLevels)[number]

export const checkResults = ['ok', 'notOk', 'notApplicable'] as const

/** A list that a level is checked by: the shop's own in its edition, or edition 0, the usual one. */
export const checkList = z.object({
  level: z.enum(checkLevels),
  edition: z.int(),
  nameZh: z.string(),
  nameEn: z.string(),
  items: z.array(checklistItem),
})
export type CheckList = z.output<typeof checkList>
type CheckPoint = CheckList['items'][number]

/** A point's answer; of a reading the result is found from its limits. */
export const checkAnswer = z.object({
  code: z.string().max(40),
  result: z.enum(checkResults).optional(),
  value: measuredValue.optional(),
})

/** The code under which the kernel's checklists hold a level's list. */
export function listCodeOf(level: CheckLevel): string {
  return `diagnosis-${level}`
}

const point = (code: string, zh: string, en: string): CheckPoint => ({ code, zh, en, kind: 'tick', required: true })

/** What each level looks at until the shop publishes its own list for it (003d §3.1). */
export const usualLists: Readonly<Record<CheckLevel, CheckList>> = {
  reception: {
    level: 'reception',
    edition: 0,
    nameZh: '接车检查',
    nameEn: 'Reception check',
    items: [
      point('symptomHeard', '听清并复述客户描述', 'Symptom heard and repeated'),
      point('warningLamps', '仪表警告灯', 'Warning lamps'),
      point('fluidsAndLeaks', '油液与渗漏', 'Fluids and leaks'),
      point('tyres', '轮胎', 'Tyres'),
      point('visibleDamage', '外观与底盘可见损伤', 'Visible damage'),
    ],
  },
  detailed: {
    level: 'detailed',
    edition: 0,
    nameZh: '仔细检查',
    nameEn: 'Detailed check',
    items: [
      point('symptomReproduced', '故障已复现', 'Symptom reproduced'),
      point('codesRead', '读取故障码', 'Codes read'),
      point('electricalSupply', '供电与搭铁', 'Supply and earth'),
      point('mechanicalPlay', '机械间隙与磨损', 'Play and wear'),
      point('lifted', '举升检查', 'Looked at on the lift'),
    ],
  },
  professional: {
    level: 'professional',
    edition: 0,
    nameZh: '专业检查',
    nameEn: 'Professional check',
    items: [
      point('liveData', '数据流分析', 'Live data'),
      point('instrumentTests', '仪器测试', 'Instrument tests'),
      point('disassembly', '拆检', 'Disassembly'),
      point('bulletins', '查技术通报与案例库', 'Bulletins and cases'),
      point('crossCheck', '换件或对比验证', 'Cross-check'),
    ],
  },
}
