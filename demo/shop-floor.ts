import { epochMsOf, instantOf, localDate } from '../src/kernel/clocks/zone.ts'
import { usualHours } from '../src/kernel/setup.ts'
import { halvesOfDay } from '../src/modules/capacity/server/slot/roster.ts'
import type { Catalogue } from './catalogue.ts'
import type { DemoCar } from './customers.ts'
import { bays, type DemoStore } from './group.ts'
import type { DemoPerson } from './staff.ts'
import type { Stage } from './stage.ts'
import { minute, type VisitWorld } from './visit-plan.ts'

type Row = Record<string, unknown>

const timeZone = 'Asia/Shanghai'

/** A store as the verbs find it: people, half hours, stock, document numbers. */
export class ShopFloor {
  private readonly stage: Stage
  private readonly store: DemoStore
  private readonly catalogue: Catalogue
  private readonly people: readonly DemoPerson[]
  private readonly counters = new Map<string, number>()
  private readonly visitTypes: Map<string, Row>

  private readonly keepsFiles: boolean

  constructor(
    stage: Stage,
    store: DemoStore,
    catalogue: Catalogue,
    people: readonly DemoPerson[],
    keepsFiles: boolean,
  ) {
    this.keepsFiles = keepsFiles
    this.stage = stage
    this.store = store
    this.catalogue = catalogue
    this.people = people
    const types = stage.bulk.tables.get('service.visit_type') ?? new Map<string, Row>()
    this.visitTypes = new Map([...types.values()].map((row) => [String(row['code']), row]))
    stage.catalogue.set('knowledge.service_item', [...catalogue.items.values()])
    stage.catalogue.set('money.price', [...catalogue.prices.values()])
    stage.catalogue.set('service.visit_type', [...types.values()])
  }

  world(): VisitWorld {
    return {
      stage: this.stage,
      keepsFiles: this.keepsFiles,
      items: this.catalogue.items,
      visitTypes: this.visitTypes,
      facts: (car, advisor) => this.factsOf(car, advisor),
      slots: (storeId, at) => this.slotsOf(storeId, at),
      crew: (storeId, at, best) => this.crewOf(storeId, at, best),
      stock: (storeId, ids, at) => this.stockOf(storeId, ids, at),
      number: (kind, storeId, at) => this.numberOf(kind, storeId, at),
    }
  }

  private factsOf(car: DemoCar, advisor: DemoPerson): Row {
    const { customer, store } = car
    const vehicle = this.stage.bulk.row('vehicles.vehicle', car.id)
    return {
      customer_id: customer.id,
      person_id: customer.row['person_id'],
      wrapped_key: customer.person['wrapped_key'],
      name: customer.row['name'],
      phone: customer.row['phone'],
      language: customer.language,
      preferred_channel: customer.row['preferred_channel'],
      vin: car.vin,
      plate: vehicle['plate'],
      plate_colour: vehicle['plate_colour'],
      model_zh: car.model.nameZh,
      model_en: car.model.nameEn,
      store_id: store.id,
      store_code: store.code,
      store_zh: store.nameZh,
      store_en: store.nameEn,
      address_zh: store.addressZh,
      address_en: store.addressEn,
      store_phone: store.phone,
      longitude: store.longitude,
      latitude: store.latitude,
      licence_no: store.licenceNo,
      time_zone: timeZone,
      advisor_name: advisor.name,
    }
  }

  /** The half hours from a time on, with the store's own people and bays; a past day is made when it is first asked for. */
  private slotsOf(storeId: string, at: number): Row[] {
    const date = localDate(at, timeZone)
    const { bulk } = this.stage
    const key = `${storeId}/${date}`
    if (!bulk.tables.get('capacity.slot')?.has(`${key}/17`)) this.openDay(storeId, date)
    const first = Math.floor((at - epochMsOf(`${date}T00:00:00.000Z`) + 8 * 60 * minute) / (30 * minute))
    const rows: Row[] = []
    for (let half = first; half < 36; half++) {
      const row = bulk.tables.get('capacity.slot')?.get(`${key}/${half}`)
      if (row) rows.push(row)
    }
    return rows
  }

  /** Makes a store's day: everybody of the workshop from opening to closing. */
  openDay(storeId: string, date: string): void {
    const skilled = this.people.filter((person) => person.storeId === storeId && person.skills.length > 0)
    const work = [{ startsAt: `${date}T00:30:00.000Z`, endsAt: `${date}T10:00:00.000Z` }]
    const halves = halvesOfDay({
      day: date,
      timeZone,
      hours: usualHours,
      rosters: skilled.map((person) => ({ skills: person.skills, work, absent: [] })),
      bays: bays.map((bay) => bay.skills),
    })
    for (const half of halves) {
      this.stage.bulk.insert(
        'capacity.slot',
        {
          group_id: this.stage.settings.groupId,
          store_id: storeId,
          day: date,
          half: half.half,
          people_minutes: half.people,
          bay_minutes: half.bays,
          taken_minutes: {},
        },
        `${storeId}/${date}/${half.half}`,
      )
    }
  }

  /** What dispatch loads about a store's people: all of them fit and on shift, the best one free. */
  private crewOf(storeId: string, at: number, best: DemoPerson): Record<string, Row[]> {
    const day = localDate(at, timeZone)
    const staff = this.people.filter((person) => person.storeId === storeId && person.skills.length > 0)
    const ids = staff.map((person) => person.staffId)
    return {
      staff: staff.map(({ staffId, name, skills }) => ({ id: staffId, name, staff_no: staffId, skills })),
      certificates: ids.flatMap((staff_id) =>
        ['repairTechnician', 'highVoltage', 'inspector'].map((kind) => ({
          staff_id,
          kind,
          valid_from: '2020-01-01',
          valid_until: '2040-01-01',
        })),
      ),
      shifts: ids.map((staff_id) => ({
        staff_id,
        day,
        kind: 'work',
        starts_at: instantOf(at - 12 * 60 * minute),
        ends_at: instantOf(at + 12 * 60 * minute),
      })),
      workLeft: ids.map((technician_id) => ({ technician_id, minutes: technician_id === best.staffId ? 0 : 240 })),
    }
  }

  /** Stock of some parts; where less than five are left, goods come in first. */
  private async stockOf(storeId: string, partIds: readonly string[], at: number): Promise<Row[]> {
    const { bulk } = this.stage
    const rows = [...new Set(partIds)].map((partId) => {
      const key = `${storeId}/${partId}`
      const known = bulk.tables.get('parts.stock')?.get(key)
      if (known) return known
      const row = {
        group_id: this.stage.settings.groupId,
        store_id: storeId,
        part_id: partId,
        bin: '',
        on_hand_thousandths: 0,
        reserved_thousandths: 0,
        minimum_thousandths: 5000,
        average_cost: 0,
      }
      bulk.insert('parts.stock', row, key)
      return row
    })
    const low = rows.filter((row) => Number(row['on_hand_thousandths']) - Number(row['reserved_thousandths']) < 5000)
    if (low.length > 0) await this.receive(storeId, low, at - 60 * minute)
    return rows
  }

  async receive(storeId: string, stock: readonly Row[], at: number, quantity = 40): Promise<void> {
    const lines = stock.flatMap((row) => {
      const part = this.catalogue.parts.find((item) => item.id === row['part_id'])
      // Cost is about 62 % of the list price without VAT, in 1/10,000 yuan.
      return part
        ? [
            {
              partId: part.id,
              quantityThousandths: quantity * 1000,
              unitCost: Math.round((part.priceFen / 1.13) * 0.62 * 100),
              bin: binOf(part.partNo),
            },
          ]
        : []
    })
    await this.stage.does('stockReceipt.receive', {
      at: instantOf(at),
      number: this.numberOf('G', storeId, at),
      input: { storeId, supplier: '云启备件中心库', lines },
      loaded: { stock: stock.map((row) => ({ ...row, part_no: '', part_state: 'active' })) },
    })
  }

  private numberOf(kind: string, storeId: string, at: number): string {
    const date = localDate(at, timeZone)
    const key = `${storeId}/${kind}/${date}`
    const value = (this.counters.get(key) ?? 0) + 1
    this.counters.set(key, value)
    return `${kind}-${this.store.code}-${date.replaceAll('-', '')}-${String(value).padStart(4, '0')}`
  }

  /** The counters as the number draw will find them. */
  counterRows(): Row[] {
    return [...this.counters].map(([key, value]) => {
      const [store_id, kind, date] = key.split('/')
      return { group_id: this.stage.settings.groupId, store_id, kind, day: date, value }
    })
  }
}

function binOf(partNo: string): string {
  const n = [...partNo].reduce((sum, c) => sum * 31 + c.charCodeAt(0), 7)
  return `${'ABCDEF'[Math.abs(n) % 6]}-${String(((Math.abs(n) >>> 3) % 12) + 1).padStart(2, '0')}-${((Math.abs(n) >>> 7) % 5) + 1}`
}
