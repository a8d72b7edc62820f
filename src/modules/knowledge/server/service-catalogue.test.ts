import { describe, expect, it } from 'vitest'
import { itemKinds, powertrains, serviceItemLifecycle } from '../contract/service-item.ts'
import { partCategories } from '../contract/part-category.ts'
import { seedCatalogue } from './service-catalogue.ts'

const codes = seedCatalogue.map((item) => item.code)

describe('seed catalogue', () => {
  it('has about fifty items, each code once', () => {
    expect(new Set(codes).size).toBe(codes.length)
    expect(codes.length).toBeGreaterThanOrEqual(45)
  })

  it('covers every kind of work', () => {
    expect(new Set(seedCatalogue.map((item) => item.kind))).toEqual(new Set(itemKinds))
  })

  it.each(seedCatalogue.map((item) => [item.code, item] as const))('%s can be added and activated', (_, item) => {
    const { parts, ...input } = item
    expect(serviceItemLifecycle.verbs.add.input.parse(input)).toEqual(input)
    expect(item.steps.length).toBeGreaterThanOrEqual(3)
    expect(item.criteria.length).toBeGreaterThanOrEqual(1)
    expect(item.standardMinutes).toBeGreaterThan(0)
    expect(item.steps.some((step) => step.key)).toBe(true)
    expect(parts.every((part) => partCategories.includes(part))).toBe(true)
    expect(new Set(item.criteria.map((criterion) => criterion.code)).size).toBe(item.criteria.length)
  })

  it('speaks both languages', () => {
    for (const item of seedCatalogue) {
      for (const text of [{ zh: item.nameZh, en: item.nameEn }, ...item.steps, ...item.criteria]) {
        expect(text.zh).toMatch(/\p{Script=Han}/u)
        expect(text.en).not.toMatch(/\p{Script=Han}/u)
      }
    }
  })

  it('keeps the limits of a criterion in order', () => {
    for (const { min, max, code } of seedCatalogue.flatMap((item) => item.criteria)) {
      if (min !== undefined && max !== undefined) expect(min, code).toBeLessThan(max)
    }
  })

  it('makes oil, filters and brake pads compulsory in a package (I-16)', () => {
    const mandatory = seedCatalogue.filter((item) => item.mandatoryInPackage).map((item) => item.code)
    expect(mandatory).toEqual(['M-OIL', 'M-OILFILTER', 'M-AIRFILTER', 'M-BRAKECHECK'])
  })

  it('offers no oil change for a battery electric car, and high-voltage work for no other than electrified ones', () => {
    const forElectric = seedCatalogue.filter((item) => item.powertrains.includes('bev')).map((item) => item.code)
    expect(forElectric).not.toContain('M-OIL')
    expect(forElectric).toContain('M-BRAKECHECK')
    for (const item of seedCatalogue.filter((each) => each.skill === 'highVoltage')) {
      expect(item.powertrains).not.toContain('ice')
      expect(item.powertrains.every((each) => powertrains.includes(each))).toBe(true)
    }
  })
})
