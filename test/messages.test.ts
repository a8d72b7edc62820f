import { describe, expect, test } from 'vitest'
import { messageFolders } from '../src/app.ts'
import { kernelRefusals } from '../src/kernel/contract/kernel-refusals.ts'
import { loadMessages, messageKeys, valueOf, textOf } from '../src/kernel/i18n.ts'
import { modules } from '../src/modules.ts'
import { partCategories } from '../src/modules/knowledge/contract/part-category.ts'
import { sources } from './tree.ts'

loadMessages(messageFolders(modules))
const zh = new Set(messageKeys('zh-CN'))
const en = new Set(messageKeys('en'))

/** Values without Han characters that are right as they are: names, codes, units. */
const latin = /^[\s\d{}\w.,:;/|+×·…%¥°–—()#&?=→~*'"<>≥≤-]*$/
const allowedLatin =
  /^(Open4S|VIN|ID|PIN|km|mm|kWh|SMS|PDI|PDF|Excel|English|OBD|DTC|VAT|\{\{.*\}\}|[\s\d.,:/%¥·–—×()+-]|#)*$/

describe('messages', () => {
  test('both languages have the same keys', () => {
    expect([...zh].filter((key) => !en.has(key))).toEqual([])
    expect([...en].filter((key) => !zh.has(key))).toEqual([])
  })

  test('every Chinese text is Chinese', () => {
    const foreign = [...zh].filter((key) => {
      const text = textOf('zh-CN', key)
      return latin.test(text) && !allowedLatin.test(text)
    })
    expect(foreign).toEqual([])
  })

  test('every state, verb and refusal has its words', () => {
    const wanted = modules.flatMap((module) =>
      module.records.flatMap(({ contract }) => [
        ...contract.lifecycle.states.map((state) => `${module.name}.${contract.name}.state.${state}`),
        ...Object.keys(contract.lifecycle.verbs).map((verb) => `${module.name}.${contract.name}.verb.${verb}`),
        `${module.name}.${contract.name}.title`,
      ]),
    )
    const refusals = Object.keys(kernelRefusals.$kinds).map((code) => code.replace('.', '.refusal.'))
    expect([...wanted, ...refusals].filter((key) => !zh.has(key))).toEqual([])
  })

  test('every limit that people set, every deadline and every part category has its words', () => {
    const named = (kind: string, key: string) => key.replace('.', `.${kind}.`)
    const wanted = modules.flatMap((module) => [
      ...(module.parameters ?? []).map(({ key }) => named('parameter', key)),
      ...(module.deadlines ?? []).map(({ name }) => named('deadline', name)),
    ])
    const categories = partCategories.map((category) => `parts.part.value.category.${category}`)
    expect(wanted.length).toBeGreaterThan(10)
    const isSilent = (key: string) => !zh.has(key) && !zh.has(key.replace(/^\w+\./, 'kernel.'))
    expect([...wanted, ...categories].filter(isSilent)).toEqual([])
  })

  test('a unit of parts is a word of the language, and stays as it is where nobody wrote one', () => {
    expect(valueOf('en', 'part', 'unit', '桶')).toBe('drum')
    expect(valueOf('zh-CN', 'part', 'unit', '桶')).toBe('桶')
    expect(valueOf('en', 'part', 'unit', 'yd')).toBe('yd')
  })

  test('every permission can be read on the page of roles', () => {
    const roomOf = new Map(modules.flatMap((room) => room.records.map(({ contract }) => [contract.name, room.name])))
    const permissions = new Set(
      modules
        .flatMap((room) => Object.values(room.roles ?? {}).flat())
        .map((permission) => permission.replace(/:own$/, '')),
    )
    expect(permissions.size).toBeGreaterThan(50)
    const isSilent = (permission: string) => {
      const [record = '', deed = ''] = permission.split('.')
      return !zh.has(`${roomOf.get(record)}.${record}.verb.${deed}`) && !zh.has(`kernel.admin.permission.${deed}`)
    }
    expect([...permissions].filter(isSilent)).toEqual([])
    const areas = [...permissions].map((permission) => permission.split('.')[0] ?? '')
    const isNameless = (area: string) =>
      ![`${roomOf.get(area)}.${area}.name`, `kernel.${area}.name`, `kernel.admin.area.${area}`].some((key) =>
        zh.has(key),
      )
    expect([...new Set(areas)].filter(isNameless)).toEqual([])
  })

  test('every refusal thrown anywhere is written down', () => {
    const declared = sources('src').flatMap((file) => {
      const match = /refusals\('(\w+)', \{([\s\S]*?)\}\)/.exec(file.text)
      return match ? [...match[2]!.matchAll(/^\s*(\w+):/gm)].map((code) => `${match[1]}.refusal.${code[1]}`) : []
    })
    expect(declared.length).toBeGreaterThan(20)
    expect(declared.filter((key) => !zh.has(key))).toEqual([])
  })
})
