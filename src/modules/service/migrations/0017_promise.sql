-- When the car was ready: what was promised is held against it (I-12).
alter table service.repair_order add column ready_at timestamptz;

-- What the customer was told when a promise could not be kept, and what was agreed (I-10).
create table service.promise_contact (
  group_id uuid not null,
  id uuid not null,
  order_id uuid not null,
  at timestamptz not null,
  by_id uuid not null,
  reason text not null,
  -- Null where a new time was the solution.
  solution text,
  told text not null,
  call_note text,
  promised_from timestamptz,
  promised_to timestamptz,
  primary key (group_id, id),
  constraint promise_contact_order_fk foreign key (group_id, order_id) references service.repair_order (group_id, id)
);
create index promise_contact_order on service.promise_contact (group_id, order_id);
