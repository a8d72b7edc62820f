import { expect } from 'vitest'
import { useHouse } from '../../../../test/house.ts'
import { scenario } from '../../../../test/scenario.ts'

const house = useHouse()

const ownWords = {
  code: 'brakePads',
  zh: '制动片',
  en: 'Brake pads',
  alsoZh: ['刹车片'],
  textZh: '我们店的说法：夹住刹车盘的两片，磨完就停不住车。',
  textEn: 'Our own words: two pads that grip the disc; worn out, the car does not stop.',
}

scenario('E-06', 'the shop puts a term in its own words; the program’s come back when they are retired', async () => {
  const advisor = house.as('serviceAdvisor')
  const manager = house.as('manager')
  const shown = async () => {
    const { rows } = await advisor.get<{ rows: { code: string; textZh: string; own: { id: string } | null }[] }>(
      'term.list',
      { query: { q: '刹车片' } },
    )
    return rows.find((row) => row.code === 'brakePads')
  }
  const brought = await shown()
  expect(brought).toMatchObject({ own: null, textZh: expect.stringContaining('刹车') })
  expect(await advisor.refused('term.write', { body: ownWords })).toMatchObject({ status: 403 })
  const written = await manager.do('term.write', { body: ownWords })
  expect(await shown()).toMatchObject({ textZh: ownWords.textZh, own: { id: written.id } })
  expect(await manager.refused('term.write', { body: ownWords })).toMatchObject({ code: 'knowledge.termTaken' })
  await manager.do('term.retire', { id: written.id, version: written.version })
  expect(await shown()).toMatchObject({ textZh: brought?.textZh, own: null })
})
