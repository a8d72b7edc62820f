-- What a customer wants while he waits: his words; the task behind it says who sees to it and when it is done (I-13).
create table service.guest_request (
  group_id uuid not null,
  id uuid not null,
  store_id uuid not null,
  state text not null,
  version integer not null,
  head bytea not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  order_id uuid not null,
  kind text not null,
  words text not null,
  channel text not null check (channel in ('desk', 'portal')),
  task_id uuid not null,
  primary key (group_id, id),
  constraint guest_request_order_fk foreign key (group_id, order_id) references service.repair_order (group_id, id)
);
create index guest_request_order on service.guest_request (group_id, order_id);

-- What the people of an order say to each other (I-14).
create table service.order_message (
  group_id uuid not null,
  id uuid not null,
  store_id uuid not null,
  state text not null,
  version integer not null,
  head bytea not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  order_id uuid not null,
  by_id uuid not null,
  words text not null,
  mentions uuid[] not null,
  primary key (group_id, id),
  constraint order_message_order_fk foreign key (group_id, order_id) references service.repair_order (group_id, id)
);
create index order_message_order on service.order_message (group_id, order_id, id);

-- A guest was shown to the lounge, by whom, and until when he sat there (D-10).
create table service.guest_wait (
  group_id uuid not null,
  id uuid not null,
  store_id uuid not null,
  state text not null,
  version integer not null,
  head bytea not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  order_id uuid not null,
  place text not null,
  guided_by uuid not null,
  seated_at timestamptz not null,
  left_at timestamptz,
  primary key (group_id, id),
  constraint guest_wait_order_fk foreign key (group_id, order_id) references service.repair_order (group_id, id)
);
create index guest_wait_order on service.guest_wait (group_id, order_id);
create index guest_wait_day on service.guest_wait (group_id, store_id, seated_at);
create unique index guest_wait_once on service.guest_wait (group_id, order_id) where left_at is null;

-- Checks of lounge and service areas against their standard, as it was then.
create table service.environment_check (
  group_id uuid not null,
  id uuid not null,
  store_id uuid not null,
  state text not null,
  version integer not null,
  head bytea not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  area text not null,
  edition integer not null,
  items jsonb not null,
  answers jsonb not null,
  failed text[] not null,
  by_id uuid not null,
  task_id uuid,
  primary key (group_id, id)
);
create index environment_check_newest on service.environment_check (group_id, store_id, area, id);

-- A visit that was kept on paper, entered afterwards into the same file (F-06).
create table service.paper_visit (
  group_id uuid not null,
  id uuid not null,
  store_id uuid not null,
  state text not null,
  version integer not null,
  head bytea not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  customer_id uuid not null,
  vehicle_id uuid not null,
  visited_on date not null,
  channel text not null,
  paper_no text not null,
  visit_type text not null,
  odometer_km integer,
  words text not null,
  work text[] not null,
  amount_fen bigint not null check (amount_fen >= 0),
  entered_by uuid not null,
  primary key (group_id, id),
  constraint paper_visit_no_key unique (group_id, store_id, paper_no),
  constraint paper_visit_customer_fk foreign key (group_id, customer_id) references customers.customer (group_id, id),
  constraint paper_visit_vehicle_fk foreign key (group_id, vehicle_id) references vehicles.vehicle (group_id, id)
);
create index paper_visit_customer on service.paper_visit (group_id, customer_id);
create index paper_visit_vehicle on service.paper_visit (group_id, vehicle_id);
