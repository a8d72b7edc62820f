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

-- Bookable minutes: rows are locked in order (day, half, skill) and the check has the last word against overbooking.
create table capacity.slot (
  group_id uuid not null,
  store_id uuid not null,
  day date not null,
  half integer not null check (half between 0 and 47),
  skill text not null,
  total_minutes integer not null,
  taken_minutes integer not null,
  primary key (group_id, store_id, day, half, skill),
  constraint slot_not_overbooked check (taken_minutes >= 0 and total_minutes >= 0)
) with (fillfactor = 70);
