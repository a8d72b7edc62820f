-- A visit while it is being received: saved step by step, also from a tablet without connection, until the order exists.
create table service.reception (
  group_id uuid not null,
  id uuid not null,
  store_id uuid not null,
  state text not null,
  version integer not null,
  head bytea not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  vehicle_id uuid not null,
  appointment_id uuid,
  advisor_id uuid not null,
  -- By the clock of the device: the person may have begun long before the server heard of it.
  started_at timestamptz not null,
  order_id uuid,
  primary key (group_id, id),
  constraint reception_vehicle_fk foreign key (group_id, vehicle_id) references vehicles.vehicle (group_id, id)
) with (fillfactor = 80);
-- A car is received once at a time, whoever begins.
create unique index reception_open_key on service.reception (group_id, vehicle_id) where state = 'open';
create index reception_order on service.reception (group_id, order_id) where order_id is not null;
create index reception_vehicle on service.reception (group_id, vehicle_id, id);

-- One thing that was written down; `value` is null where it was taken back.
create table service.reception_entry (
  group_id uuid not null,
  id uuid not null,
  reception_id uuid not null,
  key text not null,
  value jsonb,
  -- The reception's version that the value came with: later than what another device saw, it stands against his.
  version integer not null,
  said_at timestamptz not null,
  said_by uuid not null,
  -- What somebody else said meanwhile; both are shown until one is chosen.
  other_value jsonb,
  other_at timestamptz,
  other_by uuid,
  primary key (group_id, id),
  constraint reception_entry_key unique (group_id, reception_id, key),
  constraint reception_entry_fk foreign key (group_id, reception_id) references service.reception (group_id, id)
);

-- Some kinds of visit want the customer's signature under the car's state before anything else is done (G-14).
alter table service.repair_order add column check_in_signed_at timestamptz;
