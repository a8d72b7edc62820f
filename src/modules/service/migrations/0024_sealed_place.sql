-- Where somebody stands with his car says where he is: it is sealed under his own key, coordinates with it.
alter table service.rescue
  add column place_sealed text,
  alter column place drop not null;

-- Places that callers name, with their coordinates: the shop's own list, found by text and pinyin initials.
create table service.landmark (
  group_id uuid not null,
  id uuid not null,
  store_id uuid not null,
  state text not null,
  version integer not null,
  head bytea not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  name_zh text not null,
  name_en text,
  longitude double precision not null,
  latitude double precision not null,
  primary key (group_id, id),
  constraint landmark_name_key unique (group_id, store_id, name_zh)
);
