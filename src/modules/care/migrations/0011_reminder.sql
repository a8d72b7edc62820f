-- A car whose maintenance is due by date or by kilometres, with the arithmetic that says so.
create table care.reminder (
  group_id uuid not null,
  id uuid not null,
  store_id uuid not null,
  state text not null,
  version integer not null,
  head bytea not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  vehicle_id uuid not null,
  customer_id uuid not null,
  due_on date not null,
  due_by text not null check (due_by in ('time', 'km')),
  -- See `Calculation` of the contract.
  calculation jsonb not null,
  sent_at timestamptz,
  sent_count integer not null,
  -- What ended it.
  appointment_id uuid,
  primary key (group_id, id),
  constraint reminder_vehicle_fk foreign key (group_id, vehicle_id) references vehicles.vehicle (group_id, id),
  constraint reminder_customer_fk foreign key (group_id, customer_id) references customers.customer (group_id, id)
);
-- One at a time for a car.
create unique index reminder_open on care.reminder (group_id, vehicle_id) where state in ('due', 'sent');
create index reminder_due on care.reminder (group_id, store_id, due_on, id);
create index reminder_vehicle on care.reminder (group_id, vehicle_id, created_at);
