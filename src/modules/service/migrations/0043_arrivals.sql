-- When a towed car was walked around on the tablet; until then reception shows it as waiting (G-14, G-18).
alter table service.repair_order add column walked_at timestamptz;
create index repair_order_towed on service.repair_order (group_id, store_id, id)
  where channel = 'rescue' and walked_at is null and closed_at is null;
