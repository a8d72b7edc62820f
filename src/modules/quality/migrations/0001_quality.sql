create table quality.inspection (
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
  level text not null check (level in ('self', 'team', 'final')),
  round integer not null,
  inspector_id uuid not null,
  readings jsonb not null,
  failed_codes text[] not null,
  cause text,
  remark text,
  back_to_card_id uuid,
  inspected_at timestamptz not null,
  primary key (group_id, id),
  -- Each level once a round, and three levels by three people: the database has the last word (K-01).
  constraint inspection_level_key unique (group_id, order_id, round, level),
  constraint inspection_person_key unique (group_id, order_id, round, inspector_id),
  constraint inspection_order_fk foreign key (group_id, order_id) references service.repair_order (group_id, id)
);
create index inspection_newest on quality.inspection (group_id, store_id, id);

-- What rooms further right did for an order, so that its trace has it without knowing them (K-09). Written in their own
-- transaction; says nothing that their ledger does not say.
create table quality.trace_link (
  group_id uuid not null,
  order_id uuid not null,
  record text not null,
  record_id uuid not null,
  primary key (group_id, order_id, record_id)
);
