import { describe, expect, test } from 'vitest'
import { verdictOf } from '../contract/series.ts'
import { drawingOf, roundTicks } from '../contract/series-drawing.ts'
import { readSeries, thinned } from './series.ts'

const bytes = (text: string) => Buffer.from(text, 'utf8')
const read = (...lines: string[]) => readSeries(bytes(lines.join('\r\n')))

const refusalOf = (...lines: string[]) => {
  try {
    read(...lines)
  } catch (error) {
    return { code: Reflect.get(Object(error), 'code'), details: Reflect.get(Object(error), 'details') }
  }
  return undefined
}

describe('what a tester recorded', () => {
  test('commas, with a mark, Chinese names and units in brackets of any kind', () => {
    const series = readSeries(
      Buffer.from('\uFEFF时间[s],轨压（bar）,水温 [°C]\n0,412,88\n0.5,398.5,88\n1.0,,88\n', 'utf8'),
    )
    expect(series).toMatchObject({ rowCount: 3, seconds: 1 })
    expect(series.columns).toEqual([
      {
        name: '轨压',
        unit: 'bar',
        min: 398.5,
        max: 412,
        points: [
          [0, 412],
          [0.5, 398.5],
        ],
      },
      {
        name: '水温',
        unit: '°C',
        min: 88,
        max: 88,
        points: [
          [0, 88],
          [0.5, 88],
          [1, 88],
        ],
      },
    ])
  })

  test('semicolons with decimal commas, tabs with a row of units, lines above the names', () => {
    const german = read('Tester X; SN 4711', '', 'Zeit;Druck [bar];', '0,0;1,5;', '0,1;1,25;')
    expect(german.columns).toEqual([
      {
        name: 'Druck',
        unit: 'bar',
        min: 1.25,
        max: 1.5,
        points: [
          [0, 1.5],
          [0.1, 1.25],
        ],
      },
    ])
    const tabs = read('No.\tTime\tRPM', '\tms\trpm', '1\t1000\t800', '2\t1500\t2400')
    expect(tabs.columns).toEqual([
      {
        name: 'RPM',
        unit: 'rpm',
        min: 800,
        max: 2400,
        points: [
          [0, 800],
          [0.5, 2400],
        ],
      },
    ])
  })

  test('the older Chinese set, times of day, quoted cells and columns of words', () => {
    // `时间,"电压(V)",状态` in GB 18030.
    const head = Buffer.from('cab1bce42c22b5e7d1b9285629222cd7b4ccac', 'hex')
    const series = readSeries(Buffer.concat([head, bytes('\n09:14:03.250,12.6,on\n09:14:04.250,9.8,on\n')]))
    expect(series).toMatchObject({
      seconds: 1,
      columns: [
        {
          name: '电压',
          unit: 'V',
          points: [
            [0, 12.6],
            [1, 9.8],
          ],
        },
      ],
    })
    const wide = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('time\tU [V]\n0\t1\n1\t2\n', 'utf16le')])
    expect(readSeries(wide).columns).toMatchObject([{ name: 'U', unit: 'V' }])
  })

  test('each wrong file is told what to change', () => {
    expect(refusalOf('Nothing here', 'but words')).toMatchObject({ code: 'kernel.seriesEmpty' })
    expect(refusalOf('0,1', '1,2')).toMatchObject({ code: 'kernel.seriesNoNames' })
    expect(refusalOf('a,b', '0,1', '1,2')).toMatchObject({ code: 'kernel.seriesNoTime', details: { found: 'a, b' } })
    expect(refusalOf('No.,time,状态', '1,0,on', '2,1,off')).toMatchObject({ code: 'kernel.seriesNoValues' })
    expect(refusalOf('time,U', '0,1', '1,1.2.3')).toMatchObject({
      code: 'kernel.seriesNoNumber',
      details: { line: 3, column: 'U', found: '1.2.3' },
    })
    expect(refusalOf('time,U', '0,1', '2,1', '1,1')).toMatchObject({
      code: 'kernel.seriesTimeBack',
      details: { line: 4 },
    })
    expect(refusalOf('time,a,b,c,d,e,f,g,h,i', ...['0', '1'].map((at) => `${at},1,1,1,1,1,1,1,1,1`))).toMatchObject({
      code: 'kernel.seriesTooWide',
      details: { most: 8, found: 9 },
    })
  })

  test('thinned, it is small and loses no peak', () => {
    const rows = Array.from({ length: 50_000 }, (_, at) => `${at / 100},${at === 31_337 ? 999 : Math.sin(at / 900)}`)
    const series = read('time [s],p [bar]', ...rows)
    const [column] = thinned(series, 300).columns
    expect(column?.points.length).toBeLessThanOrEqual(602)
    expect(column?.points.find(([, value]) => value === 999)).toEqual([313.37, 999])
    expect(column?.points[0]?.[0]).toBe(0)
    expect(column?.points.at(-1)?.[0]).toBe(499.99)
    const times = column?.points.map(([at]) => at) ?? []
    expect(times).toEqual(times.toSorted((one, other) => one - other))
  })
})

describe('its chart', () => {
  const column = {
    name: 'p',
    unit: 'bar',
    min: 200,
    max: 420,
    points: [
      [0, 420],
      [10, 200],
    ] as const,
  }

  test('keeps line and limits within the field', () => {
    const drawing = drawingOf(column, 10, [{ name: 'P ', lower: 300 }])
    const { field } = drawing
    const [limit] = drawing.limits
    expect(limit).toMatchObject({ kind: 'lower', text: '300' })
    expect(limit?.at).toBeGreaterThan(field.top)
    expect(limit?.at).toBeLessThan(field.bottom)
    expect(drawing.path).toMatch(new RegExp(`^M${field.left} [\\d.]+L${field.right} [\\d.]+$`))
    expect(verdictOf(column, { name: 'p', lower: 300 })).toBe('below')
    expect(verdictOf(column, { name: 'p', upper: 500 })).toBe('within')
    expect(verdictOf(column, undefined)).toBe('unknown')
  })

  test('has round numbers on its axes', () => {
    expect(roundTicks(182.4, 437.6, 4)).toEqual([200, 300, 400])
    expect(roundTicks(0, 10, 5)).toEqual([0, 2, 4, 6, 8, 10])
    expect(roundTicks(-0.31, 0.31, 4)).toEqual([-0.2, 0, 0.2])
  })
})
