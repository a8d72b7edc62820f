-- How an item of the catalogue is done on the cars of one maker or of one model: an edition of its steps, with the days on
-- which it counted. The narrowest that fits a car counts; without one the steps of the item itself.
create table knowledge.work_guide (
  group_id uuid not null,
  id uuid not null,
  state text not null,
  version integer not null,
  head bytea not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  item_id uuid not null,
  -- As the models write it in Chinese; of an edition for one model its maker.
  maker text not null,
  model_id uuid,
  edition integer not null check (edition > 0),
  -- The maker's manual or bulletin that it follows.
  source text not null,
  steps jsonb not null,
  valid_from timestamptz not null,
  valid_until timestamptz,
  primary key (group_id, id),
  constraint work_guide_item_fk foreign key (group_id, item_id) references knowledge.service_item (group_id, id),
  constraint work_guide_model_fk foreign key (group_id, model_id) references knowledge.model (group_id, id)
);
create index work_guide_item on knowledge.work_guide (group_id, item_id);
create unique index work_guide_once on knowledge.work_guide
  (group_id, item_id, maker, coalesce(model_id, '00000000-0000-0000-0000-000000000000')) where valid_until is null;
