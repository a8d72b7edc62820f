import type { Row } from '../../../../kernel/db/schema.ts'
import { type Load, manyRaw } from '../../../../kernel/db/sql.ts'
import { newId } from '../../../../kernel/ids.ts'
import { serve } from '../../../../kernel/serve.ts'
import type { Work } from '../../../../kernel/work.ts'
import { servicePackageContract } from '../../contract/service-package.ts'
import { packageProblem } from './rules.ts'

export const servicePackage = serve(servicePackageContract, 'knowledge.service_package')

type Item = Row<'knowledge.service_item'>

/** The package's own items and those that belong to every package. */
const concerned = (groupId: string, codes: readonly string[]): Load<Item[]> =>
  manyRaw<Item>(
    `select * from knowledge.service_item where group_id = $1 and state = 'active' and (code = any($2) or mandatory_in_package)`,
    [groupId, codes],
  )

export const add = servicePackage.creation('add', {
  store: () => null,
  loads: ({ groupId, input }) => ({ items: concerned(groupId, input.itemCodes) }),
  run(work, { id, input, loaded }) {
    const problem = packageProblem(input, loaded.items)
    if (problem) throw problem
    work.create(servicePackage.face, 'add', {
      id,
      code: input.code,
      name_zh: input.nameZh,
      name_en: input.nameEn,
      powertrains: input.powertrains,
      item_codes: input.itemCodes,
      mandatory_codes: input.mandatoryCodes,
    })
  },
})

export const edit = servicePackage.verb('edit', {
  loads: ({ groupId, input }) => ({ items: concerned(groupId, input.itemCodes) }),
  run(_work, { input, loaded, move }) {
    const problem = packageProblem(input, loaded.items)
    if (problem) throw problem
    move({
      name_zh: input.nameZh,
      name_en: input.nameEn,
      powertrains: input.powertrains,
      item_codes: input.itemCodes,
      mandatory_codes: input.mandatoryCodes,
    })
  },
})

export const retire = servicePackage.verb('retire', { run: (_work, { move }) => void move() })
export const restore = servicePackage.verb('restore', { run: (_work, { move }) => void move() })

const engine = ['ice', 'hev', 'phev']
const base = ['M-OIL', 'M-OILFILTER', 'M-AIRFILTER', 'M-BRAKECHECK']

/** What a new shop starts with: the usual maintenance of an engine, of an electric car, and the large one. */
const seeds = [
  ['BASIC', '基础保养', 'Basic maintenance', engine, [], base],
  ['MAJOR', '大保养', 'Major maintenance', engine, ['M-CABIN', 'M-CHASSIS', 'M-COOLANT', 'M-BRAKEFLUID'], base],
  ['SEASON', '换季养护', 'Season care', engine, ['M-CABIN', 'M-COOLANT', 'M-CHASSIS', 'V-INTERIOR', 'V-BEAUTY'], base],
  ['ELECTRIC', '纯电基础保养', 'Electric car maintenance', ['bev'], ['M-CABIN'], ['M-BRAKECHECK']],
] as const

export const packageCodes: readonly string[] = seeds.map(([code]) => code)

/** Packages, or those that are missing, of those items that the catalogue has. */
export function seedPackages(work: Work, known: readonly string[], missing?: ReadonlySet<string>): void {
  for (const [code, name_zh, name_en, powertrains, more, mandatory] of seeds) {
    if (missing && !missing.has(code)) continue
    const mandatory_codes = mandatory.filter((item) => known.includes(item))
    const item_codes = [...mandatory_codes, ...more.filter((item) => known.includes(item))]
    if (item_codes.length === 0) continue
    const names = { id: newId(), code, name_zh, name_en }
    work.create(servicePackage.face, 'add', { ...names, powertrains: [...powertrains], item_codes, mandatory_codes })
  }
}
