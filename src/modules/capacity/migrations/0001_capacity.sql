create table capacity.bay (
  group_id uuid not null,
  id uuid not null,
  store_id uuid not null,
  state text not null,
  version integer not null,
  head bytea not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  code text not null,
  name_zh text not null,
  name_en text not null,
  kind text not null,
  skills text[] not null,
  out_because text,
  primary key (group_id, id),
  constraint bay_code_key unique (group_id, store_id, code),
  constraint bay_store_fk foreign key (group_id, store_id) references kernel.store (group_id, id)
);

-- Bookable minutes of a store and half hour. People and bays are counted in groups that can do the same
-- ({"mechanical+quick": 60}), so nobody is counted twice; taken minutes by the skill that was booked ({"quick": 25}).
-- The row is what a booking locks. An absence may leave less than is taken: that is shown, never hidden.
create table capacity.slot (
  group_id uuid not null,
  store_id uuid not null,
  day date not null,
  half integer not null check (half between 0 and 47),
  people_minutes jsonb not null,
  -- Null while the store keeps no bays: then they do not limit.
  bay_minutes jsonb,
  taken_minutes jsonb not null,
  primary key (group_id, store_id, day, half),
  constraint slot_taken check (not jsonb_path_exists(taken_minutes, '$.* ? (@ < 0)'))
) with (fillfactor = 70);
