import type { SmallHouse } from './small-house.ts'

/** Plate of the oldest petrol car in the first store, its warranty long over, whose Chinese-speaking owner has no other and is not here these days. */
export async function carForVisit(house: Pick<SmallHouse, 'rows'>): Promise<string> {
  const [car] = await house.rows(`
    select v.plate from vehicles.vehicle v
      join vehicles.ownership o on o.vehicle_id = v.id and o.until is null
      join customers.customer c on c.id = o.customer_id
      join kernel.store s on s.id = c.store_id and s.code = 'SZ01'
     where c.kind = 'person' and c.language = 'zh-CN' and v.powertrain = 'ice'
       and not exists (select from service.appointment a where a.vehicle_id = v.id and a.starts_at > '2026-03-09')
       and not exists (select from service.repair_order r where r.vehicle_id = v.id and r.created_at > '2026-03-08')
       and (select count(*) from vehicles.ownership other where other.customer_id = c.id) = 1
     order by v.sold_on, v.id limit 1`)
  return String(car?.['plate'])
}

/** The account of the person of that name. */
export async function loginOf(house: Pick<SmallHouse, 'rows'>, name: string): Promise<string> {
  const [account] = await house.rows(`select login from kernel.account where display_name = '${name}' limit 1`)
  return String(account?.['login'])
}
