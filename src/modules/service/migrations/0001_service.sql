-- What a kind of visit needs; the shop may tighten, never loosen what the law wants.
create table service.visit_type (
  group_id uuid not null,
  id uuid not null,
  state text not null,
  version integer not null,
  head bytea not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  code text not null,
  rules jsonb not null,
  primary key (group_id, id),
  constraint visit_type_code_key unique (group_id, code)
);

create table service.appointment (
  group_id uuid not null,
  id uuid not null,
  store_id uuid not null,
  state text not null,
  version integer not null,
  head bytea not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  number text not null,
  customer_id uuid not null,
  vehicle_id uuid not null,
  visit_type text not null,
  item_codes text[] not null,
  channel text not null,
  starts_at timestamptz not null,
  minutes integer not null,
  skill text not null,
  technician_id uuid,
  concern text,
  odometer_km integer,
  arrived_at timestamptz,
  order_id uuid,
  primary key (group_id, id),
  constraint appointment_number_key unique (group_id, number),
  constraint appointment_customer_fk foreign key (group_id, customer_id) references customers.customer (group_id, id),
  constraint appointment_vehicle_fk foreign key (group_id, vehicle_id) references vehicles.vehicle (group_id, id)
) with (fillfactor = 80);
create index appointment_time on service.appointment (group_id, store_id, starts_at);
create index appointment_vehicle on service.appointment (group_id, vehicle_id);

create table service.repair_order (
  group_id uuid not null,
  id uuid not null,
  store_id uuid not null,
  state text not null,
  version integer not null,
  head bytea not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  number text not null,
  appointment_id uuid,
  customer_id uuid not null,
  vehicle_id uuid not null,
  advisor_id uuid not null,
  visit_type text not null,
  -- Copied from the visit type's rules at check-in, so that nobody on the way has to look them up.
  inspection_levels text[] not null,
  follow_up boolean not null,
  odometer_km integer not null,
  energy_percent integer,
  belongings text[] not null,
  old_parts text not null,
  waiting boolean not null,
  arrived_at timestamptz,
  greeted_at timestamptz,
  promised_at timestamptz,
  confirmed_at timestamptz,
  -- Gate, closed by default: opened by the inspection in its own transaction.
  inspection_passed boolean not null,
  -- How many job cards are not finished; moved by the workshop.
  open_cards integer not null check (open_cards >= 0),
  -- Who works or worked on it; kept by the workshop's dispatch.
  technician_ids uuid[] not null,
  approved_fen bigint not null,
  bill_id uuid,
  closed_at timestamptz,
  primary key (group_id, id),
  constraint repair_order_number_key unique (group_id, number),
  constraint repair_order_customer_fk foreign key (group_id, customer_id) references customers.customer (group_id, id),
  constraint repair_order_vehicle_fk foreign key (group_id, vehicle_id) references vehicles.vehicle (group_id, id)
) with (fillfactor = 60);
create index repair_order_open on service.repair_order (group_id, store_id, id) where closed_at is null;
create index repair_order_vehicle on service.repair_order (group_id, vehicle_id);
create index repair_order_customer on service.repair_order (group_id, customer_id);
create index repair_order_newest on service.repair_order (group_id, store_id, id);

create table service.concern (
  group_id uuid not null,
  id uuid not null,
  order_id uuid not null,
  position integer not null,
  words text not null,
  answer text,
  primary key (group_id, id),
  constraint concern_order_fk foreign key (group_id, order_id) references service.repair_order (group_id, id)
);
create index concern_order on service.concern (group_id, order_id);

create table service.line (
  group_id uuid not null,
  id uuid not null,
  order_id uuid not null,
  vehicle_id uuid not null,
  position integer not null,
  concern_id uuid,
  kind text not null check (kind in ('labour', 'part', 'other')),
  code text not null,
  name_zh text not null,
  name_en text not null,
  skill text,
  -- The list's time and the time charged; they differ only with a reason.
  standard_minutes integer,
  charged_minutes integer,
  -- The posted hourly rate by which the list price was reckoned; null where the item has a fixed price.
  rate_fen bigint,
  part_id uuid,
  part_origin text,
  quantity_thousandths bigint not null,
  unit text not null,
  unit_fen bigint not null,
  list_unit_fen bigint not null,
  gross_fen bigint not null,
  -- What the customer agreed to; compared with what is executed before settlement.
  agreed_gross_fen bigint,
  vat_basis_points integer not null,
  payer text not null,
  approval text not null check (approval in ('pending', 'approved', 'declined', 'deferred')),
  decided_at timestamptz,
  executed boolean not null,
  job_card_id uuid,
  deviation_reason text,
  -- The account that approved a price above the list (H-14).
  price_approved_by uuid,
  -- Taken off by a newer edition of the estimate: kept for the history, counts no more.
  dropped_at timestamptz,
  primary key (group_id, id),
  -- Work on a line that the customer has not approved is refused; the database has the last word (H-15).
  constraint line_approved_before_work check (approval = 'approved' or (job_card_id is null and not executed)),
  constraint line_order_fk foreign key (group_id, order_id) references service.repair_order (group_id, id)
) with (fillfactor = 70);
create index line_order on service.line (group_id, order_id);
create index line_declined on service.line (group_id, vehicle_id) where approval in ('declined', 'deferred') and dropped_at is null;

create table service.estimate (
  group_id uuid not null,
  id uuid not null,
  store_id uuid not null,
  state text not null,
  version integer not null,
  head bytea not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  order_id uuid not null,
  edition integer not null,
  total_fen bigint not null,
  approved_fen bigint not null,
  promised_at timestamptz,
  -- Exactly what was shown: the proof is this text and its hash.
  shown jsonb not null,
  sha256 text not null,
  opened_at timestamptz,
  decided_at timestamptz,
  -- 'customer' through the link, else the member of staff who recorded the customer's words; the signer's name is sealed.
  decided_by text,
  channel text,
  link_id uuid not null,
  primary key (group_id, id),
  constraint estimate_edition_key unique (group_id, order_id, edition),
  constraint estimate_order_fk foreign key (group_id, order_id) references service.repair_order (group_id, id)
);
