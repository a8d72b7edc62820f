import { Refusal } from '../src/kernel/contract/refusal.ts'
import { addDays } from '../src/kernel/clocks/plain-date.ts'
import { epochMsOf, localDate } from '../src/kernel/clocks/zone.ts'
import type { Catalogue } from './catalogue.ts'
import { saidOf } from './complaints.ts'
import type { DemoCar } from './customers.ts'
import type { Random } from '../src/kernel/random.ts'
import type { DemoPerson } from './staff.ts'
import type { ShopFloor } from './shop-floor.ts'
import { choiceCodes } from './two-plans.ts'
import { playVisit } from './visit.ts'
import { stagesOfToday, type VisitPlan, type VisitStage } from './visit-plan.ts'

const minute = 60_000
const day = 86_400_000
const timeZone = 'Asia/Shanghai'
/** 8:30 in Shanghai as an offset from UTC midnight of the same date. */
const openOffset = 30 * minute

interface Kind {
  readonly visitType: string
  readonly items: (car: DemoCar, catalogue: Catalogue, random: Random) => string[]
  readonly words: readonly string[]
  readonly answer: string
}

const fits = (catalogue: Catalogue, car: DemoCar, kind: string) =>
  [...catalogue.seeds.values()].filter(
    (seed) => seed.kind === kind && seed.powertrains.includes(car.model.powertrain) && seed.standardMinutes <= 120,
  )

const kinds: readonly (readonly [Kind, number])[] = [
  [
    {
      visitType: 'maintenance',
      answer: '已按保养项目完成，各项检查正常',
      words: ['到保养时间了，做个保养', '跑了快一万公里，来做保养', '保养提示灯亮了'],
      items: (car, catalogue) => {
        const all = fits(catalogue, car, 'maintenance')
        const must = all.filter((seed) => seed.mandatoryInPackage)
        return [...must, ...all.filter((seed) => !seed.mandatoryInPackage)]
          .slice(0, Math.max(3, must.length))
          .map((seed) => seed.code)
      },
    },
    62,
  ],
  [
    {
      visitType: 'general',
      answer: '已找到原因并修复，试车确认故障消失',
      words: ['刹车有异响', '空调不够冷', '低速转向有咯噔声', '充电口盖打不开', '行驶中方向盘抖动', '雨刮刮不干净'],
      items: (car, catalogue, random) =>
        random
          .shuffle(fits(catalogue, car, 'repair'))
          .slice(0, random.int(1, 2))
          .map((seed) => seed.code),
    },
    24,
  ],
  [
    {
      visitType: 'quick',
      answer: '已处理，现场确认正常',
      words: ['补个胎', '换雨刮', '玻璃水没了，顺便看看胎压'],
      items: (car, catalogue, random) =>
        random
          .shuffle(fits(catalogue, car, 'repair').filter((seed) => seed.standardMinutes <= 45))
          .slice(0, 1)
          .map((seed) => seed.code),
    },
    9,
  ],
  [
    {
      visitType: 'wash',
      answer: '内外已清洁，漆面擦干',
      words: ['洗个车'],
      items: (car, catalogue) => fits(catalogue, car, 'wash').flatMap((seed, at) => (at === 0 ? [seed.code] : [])),
    },
    5,
  ],
]

/** Plays eighteen months of one store up to now: closed visits, then today's cars in every stage and the bookings ahead. */
export class History {
  private readonly catalogue: Catalogue
  private readonly people: readonly DemoPerson[]
  private readonly cars: readonly DemoCar[]
  private readonly random: Random
  private readonly now: number
  private readonly freeAt = new Map<string, number>()
  private readonly lastKm = new Map<string, { km: number; at: number }>()
  private readonly floor: ShopFloor
  private readonly played: (visits: number) => Promise<void>
  readonly counts = { closed: 0, open: 0 }

  constructor(world: {
    floor: ShopFloor
    catalogue: Catalogue
    people: readonly DemoPerson[]
    cars: readonly DemoCar[]
    random: Random
    now: number
    /** Called after each visit with their number: what it wrote does not change any more. */
    played: (visits: number) => Promise<void>
  }) {
    this.catalogue = world.catalogue
    this.people = world.people
    this.cars = world.cars
    this.random = world.random
    this.now = world.now
    this.floor = world.floor
    this.played = world.played
  }

  async play(visits: number, days: number): Promise<void> {
    const today = localDate(this.now, timeZone)
    for (let back = days; back >= 1; back--) {
      const date = addDays(today, -back)
      // More cars came each month; Sundays are quiet.
      const growth = 0.8 + (0.4 * (days - back)) / days
      const wanted = (visits / days) * growth * 1.04
      const count = Math.max(0, Math.round(wanted + this.random.normal(0, 0.8)))
      for (let i = 0; i < count; i++) await this.one(date, i, 'closed')
    }
    await this.runningDay(today)
    await this.bookingsAhead(today)
  }

  /** Today: early cars have left, the rest stand in every stage. */
  private async runningDay(today: string): Promise<void> {
    for (const [i, until] of stagesOfToday.entries()) await this.one(today, i, until)
  }

  private async bookingsAhead(today: string): Promise<void> {
    for (let i = 0; i < 4; i++) await this.one(today, 14 + i, 'booked')
    for (let ahead = 1; ahead <= 10; ahead++)
      for (let i = 0; i < 7 - Math.floor(ahead / 2); i++) await this.one(addDays(today, ahead), i, 'booked')
  }

  private async one(date: string, index: number, until: VisitStage): Promise<void> {
    let plan = this.planOf(date, index, until)
    for (let i = 0; !plan && i < 7 && date === localDate(this.now, timeZone); i++)
      plan = this.planOf(date, index, until)
    if (!plan) return
    try {
      await playVisit(this.floor.world(), plan)
    } catch (error) {
      // A full time is refused here as at the desk: the customer comes without a booking, or not at all.
      if (!(error instanceof Refusal) || error.code !== 'service.slotFull') throw error
      if (until === 'booked' || until === 'arrived') return
      await playVisit(this.floor.world(), { ...plan, bookedAt: null })
    }
    if (until === 'closed') this.counts.closed += 1
    else this.counts.open += 1
    await this.played(this.counts.closed + this.counts.open)
  }

  private planOf(date: string, index: number, until: VisitStage): VisitPlan | undefined {
    const { random } = this
    const car = random.pick(this.cars)
    const usual = random.weighted(kinds.map(([item, weight]) => [item, weight] as const))
    const faulty = date === localDate(this.now, timeZone) && ['received', 'estimated', 'dispatched'].includes(until)
    const kind = faulty ? (kinds.find(([item]) => item.visitType === 'general')?.[0] ?? usual) : usual
    const drawn = kind.items(car, this.catalogue, random)
    const seedsOf = (codes: readonly string[]) => codes.flatMap((code) => this.catalogue.seeds.get(code) ?? [])
    const seeds = seedsOf(drawn)
    const [first] = seeds
    if (!first) return undefined
    const itemCodes = faulty && until === 'estimated' ? choiceCodes : drawn
    const skill = seeds.some((seed) => seed.skill === 'highVoltage')
      ? 'highVoltage'
      : (seeds.find((seed) => seed.skill !== 'quick')?.skill ?? first.skill)
    const standard = seeds.reduce((sum, seed) => sum + seed.standardMinutes, 0)
    const minutes = Math.max(15, standard)
    const crew = this.people
    const able = crew.filter(
      (person) => person.role === 'technician' && seeds.every((seed) => person.skills.includes(seed.skill)),
    )
    const slot = this.schedule(able, { date, index, until, minutes })
    if (!slot) return undefined
    const { technician, startsAt } = slot
    const others = crew.filter((person) => person.role === 'technician' && person !== technician)
    const of = (role: string) => random.pick(crew.filter((one) => one.role === role))
    const callAt = startsAt + random.int(1, 2) * day + random.int(60, 300) * minute
    return {
      car,
      visitType: kind.visitType,
      skill,
      words: saidOf(kind.visitType, itemCodes[0] ?? '', random.pick(kind.words)),
      answer: kind.answer,
      itemCodes,
      parts: this.partsFor(car, seedsOf(itemCodes)),
      odometerKm: this.odometer(car, startsAt),
      bookedAt:
        until === 'booked' || until === 'arrived' || random.chance(0.7)
          ? Math.min(startsAt - random.int(8, 96) * 60 * minute, this.now - minute)
          : null,
      startsAt,
      minutes,
      advisor: of('serviceAdvisor'),
      dispatcher: of('dispatcher'),
      technician,
      colleague: random.pick(others),
      inspector: of('inspector'),
      partsClerk: of('partsClerk'),
      cashier: of('cashier'),
      agent: of('careAgent'),
      decline: itemCodes.length > 1 && random.chance(0.12),
      score: random.weighted([
        [5, 60],
        [4, 28],
        [3, 8],
        [2, 4],
      ] as const),
      method: random.weighted([
        ['wechat', 5],
        ['alipay', 3],
        ['card', 1],
        ['cash', 1],
      ] as const),
      until,
      callAt: until === 'closed' && callAt < this.now ? callAt : null,
    }
  }

  /** Who does it and when it begins: nobody works at two cars at once, and nobody after closing. */
  private schedule(
    able: readonly DemoPerson[],
    { date, index, until, minutes }: { date: string; index: number; until: VisitStage; minutes: number },
  ): { technician: DemoPerson; startsAt: number } | undefined {
    const free = (person: DemoPerson) => this.freeAt.get(person.staffId) ?? 0
    const base = epochMsOf(`${date}T00:00:00.000Z`) + openOffset
    const earliest = base + (index * 35 + this.random.int(0, 15)) * minute
    const today = date === localDate(this.now, timeZone) && until !== 'booked'
    const running = today ? this.runningStart(until, index, minutes) : undefined
    const byFree = able.toSorted((a, b) => free(a) - free(b))
    const technician = running === undefined ? byFree[0] : byFree.find((person) => free(person) <= running)
    if (!technician) return undefined
    const startsAt = running ?? (until === 'booked' ? earliest : Math.max(earliest, free(technician)))
    if (!today && startsAt + (28 + minutes) * minute > base + 10.5 * 60 * minute) return undefined
    const openEnd = until === 'working' || until === 'failed' ? day : 0
    if (until !== 'booked') this.freeAt.set(technician.staffId, startsAt + (30 + minutes) * minute + openEnd)
    return { technician, startsAt }
  }

  /** A car of today began so long ago as its stage needs. */
  private runningStart(until: VisitStage, index: number, minutes: number): number {
    const needs: Partial<Record<VisitStage, number>> = {
      closed: 85,
      paid: 70,
      settled: 65,
      ready: 58,
      inspection: 32,
      failed: 48,
      working: 36, // begun 28 minutes after the car came, its parts issued 5 later
      dispatched: 20,
      agreed: 22,
      estimated: 15,
      received: 5,
      arrived: 2,
    }
    const worked = ['closed', 'paid', 'settled', 'ready', 'inspection', 'failed'].includes(until) ? minutes : 0
    return this.now - ((needs[until] ?? 60) + worked + 4 + (index % 3)) * minute
  }

  private partsFor(car: DemoCar, seeds: readonly { parts: readonly string[] }[]) {
    const wanted = [...new Set(seeds.flatMap((seed) => seed.parts))].slice(0, 3)
    return wanted.flatMap((category) =>
      this.catalogue.parts
        .filter((part) => part.category === category && part.model === car.model.code && part.origin === 'original')
        .slice(0, 1),
    )
  }

  private odometer(car: DemoCar, at: number): number {
    const last = this.lastKm.get(car.id) ?? {
      km: Math.round(Math.max(0, (at - epochMsOf(`${car.soldOn}T00:00:00.000Z`)) / day) * car.kmPerDay),
      at,
    }
    const km = Math.round(last.km + Math.max(0, (at - last.at) / day) * car.kmPerDay) + 1
    this.lastKm.set(car.id, { km, at })
    return km
  }
}
