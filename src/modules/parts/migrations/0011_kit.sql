-- The parts that a service item usually takes: for one model, or without one for all that have no list of their own.
create table parts.kit (
  group_id uuid not null,
  id uuid not null,
  state text not null,
  version integer not null,
  head bytea not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  item_code text not null,
  model_id uuid,
  -- [{"partId": …, "quantityThousandths": …}]
  lines jsonb not null,
  primary key (group_id, id)
);
create unique index kit_item_key on parts.kit (group_id, item_code, coalesce(model_id, '00000000-0000-0000-0000-000000000000'));
