-- A guest who came without a booking, from the door on: his greeting has the same clock as that of a booked one (G-08).
create table service.walk_in (
  group_id uuid not null,
  id uuid not null,
  store_id uuid not null,
  state text not null,
  version integer not null,
  head bytea not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  plate text,
  wish text,
  arrived_at timestamptz not null,
  greeted_at timestamptz,
  greeted_by uuid,
  order_id uuid,
  ended_at timestamptz,
  primary key (group_id, id)
);
create index walk_in_newest on service.walk_in (group_id, store_id, id);

-- An estimate without answer: when the customer was reminded of it last, and how often (H-15).
alter table service.estimate
  add column reminded_at timestamptz,
  add column reminders integer not null default 0;
