import { type Found, markOf, parameterOf } from '../../../../kernel/db/found.ts'
import { type Load, manyRaw } from '../../../../kernel/db/sql.ts'
import { certificatesFor } from '../../../people/contract/certificate.ts'

export interface OnShift {
  readonly id: string
  readonly name: string
  readonly certificates: readonly string[]
}

interface Wanted {
  readonly startsAt: string
  readonly minutes: number
  readonly skill: string
}

const onShiftSql = (store: string) => `with want as (
    select s.id as store_id, $3::timestamptz as starts_at, $3::timestamptz + $4::integer * interval '1 minute' as ends_at,
        ($3::timestamptz at time zone s.time_zone)::date as day
      from kernel.store s where s.group_id = $1 and s.id = ${store})
  select f.id, f.name, array(select c.kind from people.certificate c
      where c.group_id = f.group_id and c.staff_id = f.id and c.state = 'valid' and want.day between c.valid_from and c.valid_until) as certificates
    from people.staff f join want on want.store_id = f.store_id
   where f.group_id = $1 and f.state = 'active' and f.department = 'repair' and $5 = any(f.skills)
     and exists (select from people.shift h where h.group_id = f.group_id and h.staff_id = f.id and h.state = 'planned'
           and h.kind = 'work' and h.starts_at <= want.starts_at and h.ends_at >= want.ends_at)
     and not exists (select from people.shift h where h.group_id = f.group_id and h.staff_id = f.id and h.state = 'planned'
           and h.kind = 'absence' and h.starts_at < want.ends_at and h.ends_at > want.starts_at)
     and not exists (select from service.appointment a where a.group_id = f.group_id and a.store_id = f.store_id
           and a.technician_id = f.id and a.state = 'booked' and a.id is distinct from $6
           and a.starts_at < want.ends_at and a.starts_at > want.starts_at - interval '16 hours'
           and a.starts_at + a.minutes * interval '1 minute' > want.starts_at)
   order by f.name, f.id limit 50`

/** Who has the skill, works all that time and is not promised to somebody else; `booking` is the one that is to move. */
export function onShift(groupId: string, storeId: string | Found, wanted: Wanted, booking?: string): Load<OnShift[]> {
  const { startsAt, minutes, skill } = wanted
  return manyRaw<OnShift>(onShiftSql(markOf(storeId)), [
    groupId,
    parameterOf(storeId),
    startsAt,
    minutes,
    skill,
    booking ?? null,
  ])
}

/** Those among them whose certificates allow the work: only they are offered (G-02). */
export function qualified(people: readonly OnShift[], work: { skill: string; needsCertificate: boolean }): OnShift[] {
  const kinds = certificatesFor({ skills: [work.skill], needsCertificate: work.needsCertificate })
  return people.filter((person) => kinds.every((kind) => person.certificates.includes(kind)))
}
