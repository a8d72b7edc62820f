create table warranty.policy (
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
  scope text not null check (scope in ('vehicle', 'battery', 'wear')),
  years integer not null check (years > 0),
  km integer check (km > 0),
  powertrains text[] not null,
  sold_from date not null,
  sold_until date check (sold_until >= sold_from),
  primary key (group_id, id),
  constraint policy_code_key unique (group_id, code)
);

create table warranty.campaign (
  group_id uuid not null,
  id uuid not null,
  state text not null,
  version integer not null,
  head bytea not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  number text not null,
  title_zh text not null,
  title_en text not null,
  danger_zh text not null,
  danger_en text not null,
  remedy_zh text not null,
  remedy_en text not null,
  stop_use boolean not null,
  starts_on date not null,
  car_count integer not null,
  done_count integer not null,
  primary key (group_id, id),
  constraint campaign_number_key unique (group_id, number)
);

-- The cars of a campaign, by VIN: most of them nobody in the house has seen yet.
create table warranty.campaign_car (
  group_id uuid not null,
  id uuid not null,
  campaign_id uuid not null,
  vin text not null,
  done_at timestamptz,
  done_order text,
  primary key (group_id, id),
  constraint campaign_car_vin_key unique (group_id, campaign_id, vin),
  constraint campaign_car_fk foreign key (group_id, campaign_id) references warranty.campaign (group_id, id)
);
create index campaign_car_open on warranty.campaign_car (group_id, vin) where done_at is null;
