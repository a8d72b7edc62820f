import { createHash } from 'node:crypto'
import { beforeAll, expect } from 'vitest'
import type { Answer } from '../../../../test/caller.ts'
import { useHouse } from '../../../../test/house.ts'
import { readPdf } from '../../../../test/paper/read-pdf.ts'
import { scenario } from '../../../../test/scenario.ts'
import { Bench } from './diagnose.ts'
import { checkIn, decide, estimateOf, labour, newGuest, openShop, orderFile, quote } from './shop.ts'

const house = useHouse()
beforeAll(() => openShop(house), 60_000)

const rows = Array.from({ length: 2_000 }, (_, at) => `${at * 10};${at === 1_234 ? '182,5' : '405,0'};88`)
const recorded = Buffer.from(`\uFEFF时间 [ms];轨压 [bar];水温 [°C]\r\n${rows.join('\r\n')}\r\n`, 'utf8')
const risk = '急加速时油压掉得太低，发动机会突然没劲，超车时危险'
const finding = { concernId: null, words: '急加速时轨压跌落', risk, severity: 'soon', lines: [] }

interface Kept {
  readonly id: string
  readonly sha256: string
}
interface Drawn {
  readonly columns: { name: string; unit: string; min: number; max: number; points: [number, number][] }[]
}

scenario('H-12', 'what the tester recorded stands beside its finding, for the customer too', async () => {
  const order = await checkIn(house, await newGuest(house), { visitType: 'general' })
  const bench = await Bench.open(house, order.id)
  await bench.do('addFinding', finding)
  const findingId = (await bench.page()).findings[0]?.id ?? ''
  const technician = house.as('technician')
  const place = { record: 'repairOrder', recordId: order.id, kind: 'finding', subjectId: findingId }
  const refusal = async (bytes: Buffer) => (await technician.upload(place, bytes)).json<object>()

  // Each wrong file is refused with what to change, in the reader's language.
  const workbook = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), Buffer.alloc(200)])
  expect(await refusal(workbook)).toMatchObject({
    code: 'kernel.seriesWorkbook',
    title: expect.stringContaining('CSV'),
  })
  expect(await refusal(Buffer.from('序号,轨压 [bar]\n1,405\n2,402\n3,398\n4,401\n'))).toMatchObject({
    code: 'kernel.seriesNoTime',
    title: expect.stringMatching(/现有列：序号, 轨压.*“时间”/),
  })
  expect(await refusal(Buffer.from('时间 [s],轨压 [bar]\n0,405\n1,高\n2,398\n3,401\n'))).toMatchObject({
    code: 'kernel.seriesNoNumber',
    details: { line: 3, column: '轨压', found: '高' },
  })
  const wrong = { ...place, kind: 'walkAround' }
  expect((await house.as('serviceAdvisor').upload(wrong, recorded)).json<object>()).toMatchObject({
    code: 'kernel.wrongFileType',
  })

  // The right one is kept as it is: what comes back is what the tester wrote.
  const file = (await technician.upload(place, recorded)).json<Kept>()
  expect(file).toMatchObject({ state: 'kept', mediaType: 'text/csv', retainUntil: '2032-03-10' })
  const back = await technician.raw('GET', `/api/files/${file.id}`)
  expect(createHash('sha256').update(back.bytes).digest('hex')).toBe(file.sha256)
  expect(back.bytes.equals(recorded)).toBe(true)

  const limits = (lower: number, upper: number) => ({ findingId, limits: [{ name: '轨压', lower, upper }] })
  expect(await bench.refused('editFinding', limits(450, 300))).toMatchObject({
    code: 'kernel.limitsCrossed',
    details: { name: '轨压', lower: 450, upper: 300 },
  })
  await bench.do('editFinding', limits(300, 450))
  expect((await bench.page()).findings).toMatchObject([{ risk, limits: [{ name: '轨压', lower: 300, upper: 450 }] }])

  await bench.prepare(['reception', 'detailed'])
  await bench.do('conclude', {
    cause: 'wear',
    causeWords: '高压油泵磨损',
    evidence: '数据流',
    solution: '更换高压油泵',
    faultClass: 'routine',
  })
  const line = { concern: 0, findingId, photoIds: [file.id], risk, severity: 'soon' }
  await quote(house, await orderFile(house, order.id), [labour('R-BRAKE', line)])
  const { customer, page } = await estimateOf(house, order.id)
  expect((await page()).lines).toMatchObject([
    {
      risk,
      photos: [{ id: file.id, mediaType: 'text/csv', sha256: file.sha256, limits: [{ name: '轨压', lower: 300 }] }],
    },
  ])
  // His phone gets few points, the one dip among them.
  const drawn = (await customer.raw('GET', `/api/files/${file.id}?size=small`)).json<Drawn>()
  expect(drawn.columns).toMatchObject([
    { name: '轨压', unit: 'bar', min: 182.5, max: 405 },
    { name: '水温', unit: '°C', min: 88, max: 88 },
  ])
  expect(drawn.columns[0]?.points.length).toBeLessThan(700)
  expect(drawn.columns[0]?.points).toContainEqual([12.34, 182.5])
  expect((await house.as('serviceAdvisor', 'hz').raw('GET', `/api/files/${file.id}`)).status).toBe(403)

  // On the paper of his decision the same curve is drawn, from the file that was kept.
  await decide(house, order.id, 'approved')
  const { papers } = await orderFile<Answer & { papers: { id: string; kind: string }[] }>(house, order.id)
  const paper = papers.find(({ kind }) => kind === 'estimate')?.id ?? ''
  const { content } = (await house.as('serviceAdvisor').raw('GET', `/api/papers/${paper}`)).json<{ content: object }>()
  expect(content).toMatchObject({
    blocks: expect.arrayContaining([
      expect.objectContaining({
        kind: 'recording',
        sha256: file.sha256,
        limits: [{ name: '轨压', lower: 300, upper: 450 }],
      }),
    ]),
  })
  const { bytes } = await house.as('serviceAdvisor').raw('GET', `/api/papers/${paper}.pdf`)
  const printed = readPdf(bytes)
    .map((page) => page.text)
    .join('')
  for (const words of ['轨压(bar)', '下限300', '上限450', '低于下限300bar。', '实测最低182.5bar，最高405bar。'])
    expect(printed).toContain(words)
  expect(printed).not.toContain('水温')
})
