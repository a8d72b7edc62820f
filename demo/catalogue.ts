import { models, stores, bays } from './group.ts'
import { type DemoPart, partsList } from './parts-list.ts'
import type { Random } from '../src/kernel/random.ts'
import type { SeedItem } from '../src/modules/knowledge/server/seed-item.ts'
import { seedPackages } from '../src/modules/knowledge/server/service-package/actions.ts'
import { seedCatalogue } from '../src/modules/knowledge/server/service-catalogue.ts'
import type { Stage } from './stage.ts'

type Row = Record<string, unknown>

export interface Catalogue {
  readonly models: ReadonlyMap<string, Row>
  readonly items: ReadonlyMap<string, Row>
  readonly seeds: ReadonlyMap<string, SeedItem>
  readonly parts: readonly (DemoPart & { readonly id: string; readonly row: Row })[]
  /** Price rows by `kind/ref`. */
  readonly prices: ReadonlyMap<string, Row>
}

/** Hourly rates with VAT, in fen. */
const rates: Readonly<Record<string, number>> = {
  mechanical: 18_000,
  electrical: 22_000,
  highVoltage: 26_000,
  bodywork: 20_000,
  paint: 24_000,
  quick: 15_000,
  inspection: 12_000,
}

/** Models, service items, prices, parts and bays, and the goods of the first delivery. */
export async function stockUp(stage: Stage, random: Random, since: string): Promise<Catalogue> {
  const day = since.slice(0, 10)
  const made = {
    models: new Map<string, Row>(),
    items: new Map<string, Row>(),
    seeds: new Map<string, SeedItem>(),
    prices: new Map<string, Row>(),
  }
  for (const model of models) {
    made.models.set(
      model.code,
      await stage.does('model.add', {
        at: since,
        input: {
          code: model.code,
          brandZh: '云启',
          brandEn: 'Yunqi',
          nameZh: model.nameZh,
          nameEn: model.nameEn,
          powertrain: model.powertrain,
          trims: model.trims.map(([zh, en], i) => ({ code: `T${i + 1}`, zh, en })),
          serviceIntervalKm: model.km,
          serviceIntervalMonths: model.months,
        },
      }),
    )
  }
  for (const seed of seedCatalogue) {
    const { parts: _parts, ...standard } = seed
    const input = { ...standard, ...(seed.code === 'M-ALIGN' ? { needsEquipment: ['alignment'] } : {}) }
    const draft = await stage.does('serviceItem.add', { at: since, input })
    made.items.set(seed.code, await stage.does('serviceItem.activate', { at: since, input: {}, row: draft }))
    made.seeds.set(seed.code, seed)
  }
  const packs = stage.work(since)
  seedPackages(packs, [...made.items.keys()])
  stage.keep(packs)
  const price = async (kind: string, refCode: string, amountFen: number) =>
    made.prices.set(
      `${kind}/${refCode}`,
      await stage.does('price.set', {
        at: since,
        input: { storeId: null, kind, refCode, amountFen, vatBasisPoints: 1300, validFrom: day },
      }),
    )
  for (const [skill, fen] of Object.entries(rates)) await price('labourRate', skill, fen)
  const parts = []
  for (const part of partsList(random, 800)) {
    const row = await stage.does('part.add', {
      at: since,
      input: {
        partNo: part.partNo,
        nameZh: part.nameZh,
        nameEn: part.nameEn,
        unit: part.unit,
        origin: part.origin,
        category: part.category,
      },
    })
    await price('part', part.partNo, part.priceFen)
    parts.push({ ...part, id: String(row['id']), row })
  }
  await addKits(stage, since, made, parts)
  await addBays(stage, since)
  return { ...made, parts }
}

const withKits = ['M-OIL', 'M-OILFILTER', 'M-AIRFILTER', 'M-CABIN']

/** What the usual maintenance takes of the shelves, by model: the original part of each category. */
async function addKits(
  stage: Stage,
  since: string,
  made: Pick<Catalogue, 'models' | 'seeds'>,
  parts: Catalogue['parts'],
): Promise<void> {
  for (const itemCode of withKits) {
    const seed = made.seeds.get(itemCode)
    for (const model of models) {
      const row = made.models.get(model.code)
      if (!row || !seed?.powertrains.includes(model.powertrain)) continue
      const found = seed.parts.flatMap((category) => {
        const part = parts.find((one) => one.category === category && one.model === model.code)
        return part ? [{ id: part.id }] : []
      })
      if (found.length === 0) continue
      const lines = found.map(({ id }) => ({ partId: id, quantityThousandths: 1000 }))
      const input = { itemCode, modelId: row['id'], lines }
      await stage.does('partKit.add', { at: since, input, loaded: { parts: found } })
    }
  }
}

async function addBays(stage: Stage, since: string): Promise<void> {
  for (const store of stores) {
    for (const { code, nameZh, nameEn, kind, skills } of bays) {
      await stage.does('bay.add', {
        at: since,
        input: { storeId: store.id, code, nameZh, nameEn, kind, skills: [...skills] },
      })
    }
  }
}
