-- Where there is one, the record says so itself: nobody else's booking or visit looks for a deposit.
alter table service.appointment add column deposit_id uuid;
alter table service.repair_order add column deposit_id uuid;
-- As much as stood paid when the car was taken in.
alter table service.repair_order add column deposit_fen bigint;
