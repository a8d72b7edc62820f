create table care.follow_up (
  group_id uuid not null,
  id uuid not null,
  store_id uuid not null,
  state text not null,
  version integer not null,
  head bytea not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  order_id uuid not null,
  order_number text not null,
  customer_id uuid not null,
  vehicle_id uuid not null,
  agent_id uuid,
  due_at timestamptz not null,
  attempts integer not null,
  call_back_at timestamptz,
  called_at timestamptz,
  car_runs_well boolean,
  score integer check (score between 1 and 5),
  -- What a customer says is his: sealed under his own key.
  key_points kernel.sealed,
  wishes kernel.sealed,
  complaint kernel.sealed,
  primary key (group_id, id),
  constraint follow_up_order_key unique (group_id, order_id),
  constraint follow_up_order_fk foreign key (group_id, order_id) references service.repair_order (group_id, id)
);
create index follow_up_time on care.follow_up (group_id, store_id, due_at, id);
create index follow_up_customer on care.follow_up (group_id, customer_id);
create index follow_up_due on care.follow_up (group_id, store_id, due_at) where state = 'due';

create table care.call (
  group_id uuid not null,
  id uuid not null,
  follow_up_id uuid not null,
  called_at timestamptz not null,
  outcome text not null,
  note kernel.sealed,
  by_id text not null,
  primary key (group_id, id),
  constraint call_follow_up_fk foreign key (group_id, follow_up_id) references care.follow_up (group_id, id)
);
create index call_follow_up on care.call (group_id, follow_up_id);
