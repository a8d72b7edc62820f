import { addDays } from '../src/kernel/clocks/plain-date.ts'
import type { DemoCar } from './customers.ts'
import type { DemoPerson } from './staff.ts'
import type { Stage } from './stage.ts'
import { actorOf } from './visit-plan.ts'

/** Every how many cars one is on the list, and how many of the list are done. */
const every = 121
const done = 4
/** How many owners were told; the others are still to be told. */
const told = 12
const item = 'C-RECALL'

/** A recall that has begun two weeks ago: some cars are done, most are still waited for. */
export async function callBack(
  stage: Stage,
  cars: readonly DemoCar[],
  { people, today }: { people: readonly DemoPerson[]; today: string },
): Promise<void> {
  const manager = people.find((person) => person.role === 'groupManager') ?? people[0]
  const listed = cars.filter((_, index) => index % every === 7)
  if (!manager || listed.length === 0) return
  const by = { by: actorOf(manager), name: manager.name }
  const on = (daysAgo: number, time: string) => `${addDays(today, -daysAgo)}T${time}:00.000Z`
  let row = await stage.does('recallCampaign.add', {
    ...by,
    at: on(14, '01:00'),
    input: {
      number: `S${today.slice(0, 4)}M0117`,
      titleZh: '前制动软管更换',
      titleEn: 'Front brake hose replacement',
      dangerZh: '部分车辆前制动软管可能早期老化渗漏，制动距离变长。',
      dangerEn: 'On some cars the front brake hose may age early and leak, which lengthens the braking distance.',
      remedyZh: '免费更换改进后的前制动软管，约 40 分钟。',
      remedyEn: 'The improved front brake hose is fitted free of charge, about 40 minutes.',
      stopUse: false,
      startsOn: addDays(today, -14),
      itemCodes: [item],
      vins: listed.map((car) => car.vin),
    },
    loaded: { items: [{ code: item, kind: 'recall' }] },
  })
  row = await tellSome(stage, row, listed, { ...by, at: on(13, '02:00') })
  const waiting = [...(stage.bulk.tables.get('warranty.campaign_car')?.values() ?? [])]
  for (const [index, car] of waiting.slice(0, done).entries()) {
    row = await stage.does('recallCampaign.completeCar', {
      ...by,
      at: on(9 - index, '06:30'),
      row,
      input: {
        vin: String(car['vin']),
        orderNumber: `R-${addDays(today, -9 + index).replaceAll('-', '')}-0${index + 11}`,
      },
      loaded: { listed: [car] },
    })
  }
}

/** The first owners are written to; one car's owner is not known, and somebody is to call. */
async function tellSome(
  stage: Stage,
  row: Record<string, unknown>,
  listed: readonly DemoCar[],
  doing: { readonly by: ReturnType<typeof actorOf>; readonly name: string; readonly at: string },
): Promise<Record<string, unknown>> {
  const rows = new Map([...(stage.bulk.tables.get('warranty.campaign_car')?.values() ?? [])].map((k) => [k['vin'], k]))
  const owners = listed.slice(0, told).map((car, index) => ({
    ...rows.get(car.vin),
    task_id: null,
    vehicle_id: car.id,
    store_id: car.store.id,
    plate: car.plate,
    person_id: index === told - 1 ? null : car.customer.person['id'],
    language: car.customer.language,
    preferred_channel: 'sms',
    store_zh: car.store.nameZh,
    store_en: car.store.nameEn,
    store_phone: car.store.phone,
  }))
  return stage.does('recallCampaign.tell', { ...doing, row, input: {}, loaded: { owners } })
}
