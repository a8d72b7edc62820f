-- An accident order: what is damaged, the survey, the insurer's word, and the stages of the repair.
create table service.accident (
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
  grade text not null check (grade in ('minor', 'major')),
  damages jsonb not null,
  payer text not null check (payer in ('insurance', 'customer')),
  insurer text,
  surveyor text,
  surveyed_on date,
  loss_fen bigint,
  approved_fen bigint,
  approved_on date,
  approval_no text,
  stage text,
  recorded_by uuid not null,
  primary key (group_id, id),
  constraint accident_order_key unique (group_id, order_id),
  constraint accident_order_fk foreign key (group_id, order_id) references service.repair_order (group_id, id)
);

create table service.accident_stage (
  group_id uuid not null,
  id uuid not null,
  accident_id uuid not null,
  stage text not null,
  began_at timestamptz not null,
  ended_at timestamptz,
  by_id uuid not null,
  primary key (group_id, id),
  constraint accident_stage_key unique (group_id, accident_id, stage),
  constraint accident_stage_fk foreign key (group_id, accident_id) references service.accident (group_id, id)
);

-- Gates of an order, closed until the damage is recorded, and surveyed and approved where it is major.
alter table service.repair_order add column accident_grade text;
alter table service.repair_order add column accident_cleared_at timestamptz;

-- Work given to another firm: what, to whom, for how much, when it left and came back, and who checked it.
create table service.sublet (
  group_id uuid not null,
  id uuid not null,
  store_id uuid not null,
  state text not null,
  version integer not null,
  head bytea not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  number text not null,
  order_id uuid not null,
  order_number text not null,
  firm text not null,
  contact text,
  line_ids uuid[] not null,
  cost_fen bigint not null check (cost_fen >= 0),
  final_cost_fen bigint check (final_cost_fen >= 0),
  due_at timestamptz not null,
  sent_at timestamptz,
  returned_at timestamptz,
  checked_at timestamptz,
  checked_by uuid,
  finding text,
  ordered_by uuid not null,
  primary key (group_id, id),
  constraint sublet_number_key unique (group_id, number),
  constraint sublet_order_fk foreign key (group_id, order_id) references service.repair_order (group_id, id)
);
create index sublet_order on service.sublet (group_id, order_id);
create index sublet_newest on service.sublet (group_id, store_id, id);

-- How many are not accepted yet, and which lines others do.
alter table service.repair_order add column open_sublets integer check (open_sublets >= 0);
alter table service.line add column sublet_id uuid;

-- What others cost an order: the bill where it is known, else what was agreed.
create view service.sublet_cost as
  select group_id, order_id, sum(coalesce(final_cost_fen, cost_fen))::bigint as cost_fen
    from service.sublet where state <> 'cancelled' group by group_id, order_id;
