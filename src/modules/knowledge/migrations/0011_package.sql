create table knowledge.service_package (
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
  powertrains text[] not null,
  item_codes text[] not null,
  -- Those among them without which an order with this package cannot be closed.
  mandatory_codes text[] not null,
  primary key (group_id, id),
  constraint service_package_code_key unique (group_id, code)
);
