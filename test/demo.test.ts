import { describe, expect, it } from 'vitest'
import { checkUscc, maskAddress, normaliseMobile } from '../src/modules/customers/contract/identity.ts'
import { checkPlate } from '../src/modules/vehicles/contract/plate.ts'
import { company, mobileNumber, personName, salutation } from '../demo/names.ts'
import { address, cities, plate } from '../demo/places.ts'
import { createRandom } from '../src/kernel/random.ts'

const rounds = Array.from({ length: 500 }, (_, index) => index)

describe('random', () => {
  it('gives the same numbers for the same seed and others for another', () => {
    const draw = (seed: number | string) => rounds.map(() => createRandom(seed)).map((random) => random.next())
    expect(draw('demo')).toEqual(draw('demo'))
    expect(createRandom(1).next()).not.toBe(createRandom(2).next())
  })

  it('keeps a fork apart from its trunk', () => {
    const [one, other] = [createRandom('demo'), createRandom('demo')]
    const fork = one.fork('people')
    for (const _ of rounds) fork.next()
    expect(one.next()).toBe(other.next())
    expect(one.fork('people').next()).toBe(other.fork('people').next())
  })

  it('spreads evenly, by weight and normally', () => {
    const random = createRandom(7)
    const many = Array.from({ length: 20_000 }, () => random.int(1, 6))
    for (const face of [1, 2, 3, 4, 5, 6]) {
      expect(many.filter((each) => each === face).length / many.length).toBeCloseTo(1 / 6, 1)
    }
    const heads = Array.from({ length: 20_000 }, () =>
      random.weighted([
        ['a', 3],
        ['b', 1],
      ] as const),
    )
    expect(heads.filter((each) => each === 'a').length / heads.length).toBeCloseTo(0.75, 1)
    const normals = Array.from({ length: 20_000 }, () => random.normal(50, 10))
    expect(normals.reduce((sum, each) => sum + each, 0) / normals.length).toBeCloseTo(50, 0)
  })

  it('shuffles without losing anything', () => {
    const list = [1, 2, 3, 4, 5]
    expect(createRandom(3).shuffle(list).toSorted()).toEqual(list)
    expect(() => createRandom(3).pick([])).toThrow('nothing')
  })
})

describe('people and companies', () => {
  it('are believable and pass the product’s own checks', () => {
    const random = createRandom('people')
    const names = rounds.map(() => personName(random))
    for (const person of names) {
      expect(person.name).toMatch(/^\p{Script=Han}{2,4}$/u)
      expect(salutation(person)).toMatch(/^\p{Script=Han}{1,2}(先生|女士)$/u)
    }
    expect(new Set(names.map((person) => person.name)).size).toBeGreaterThan(400)
    expect(names.some((person) => /[喆堃玥翀珺]/.test(person.name))).toBe(true)
    for (const _ of rounds) {
      expect(normaliseMobile(mobileNumber(random))).toMatch(/^(154|16[134])0000/)
      expect(checkUscc(company(random, '深圳市', '440305').uscc)).toMatchObject({ ok: true, code: 'valid' })
    }
  })
})

describe.each(cities)('$en', (city) => {
  it('has as many weights as districts, of its own province', () => {
    expect(city.weights.length).toBe(city.districts.length)
    expect(new Set(city.districts.map((each) => each.code.slice(0, 4))).size).toBe(1)
  })

  it('has addresses and plates that pass the product’s own checks', () => {
    const random = createRandom(city.key)
    for (const _ of rounds) {
      const made = address(random, city)
      expect(maskAddress(made.full)).toBe(`${city.provinceZh}${city.zh}${made.district.zh}****`)
      for (const powertrain of ['ice', 'hev', 'phev', 'bev'] as const) {
        const verdict = checkPlate(plate(random, city, powertrain), { powertrain })
        expect(verdict).toMatchObject({
          ok: true,
          type: powertrain === 'phev' || powertrain === 'bev' ? 'nevSmall' : 'ordinary',
        })
        expect(verdict).not.toHaveProperty('warn')
      }
    }
  })
})
