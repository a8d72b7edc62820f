/** The end of the working stretch, of the person `k`, that passed while his clock ran; `$2` is now. */
export const shiftEndSql = `(select max(s.ends_at) from people.shift s
    where s.group_id = k.group_id and s.staff_id = k.technician_id and s.kind = 'work' and s.state = 'planned'
      and s.ends_at > k.started_at and s.ends_at <= $2)`
