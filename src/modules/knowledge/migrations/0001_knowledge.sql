create table knowledge.service_item (
  group_id uuid not null,
  id uuid not null,
  state text not null,
  version integer not null,
  head bytea not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  code text not null,
  name_zh text not null,
  name_en text not null,
  kind text not null,
  skill text not null,
  standard_minutes integer not null check (standard_minutes >= 0),
  steps jsonb not null,
  criteria jsonb not null,
  powertrains text[] not null,
  mandatory_in_package boolean not null,
  primary key (group_id, id),
  constraint service_item_code_key unique (group_id, code)
);

create table knowledge.model (
  group_id uuid not null,
  id uuid not null,
  state text not null,
  version integer not null,
  head bytea not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  code text not null,
  brand_zh text not null,
  brand_en text not null,
  name_zh text not null,
  name_en text not null,
  powertrain text not null,
  trims jsonb not null,
  service_interval_km integer not null,
  service_interval_months integer not null,
  primary key (group_id, id),
  constraint model_code_key unique (group_id, code)
);

-- Generic fault codes, the same for all groups; filled from the project's own table at each start that finds it changed.
create table knowledge.fault_code (
  code text primary key,
  zh text not null,
  en text not null,
  system text not null,
  severity integer not null
);

-- Which edition of a reference table that comes with the program was loaded last.
create table knowledge.reference_load (
  name text primary key,
  sha256 text not null
);
