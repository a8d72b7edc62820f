-- A shared tablet that somebody with the right has enrolled: whoever knows his PIN may sign on there, for its role only.
create table kernel.terminal (
  group_id uuid not null,
  id uuid not null,
  store_id uuid not null,
  state text not null,
  version integer not null,
  head bytea not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  name text not null,
  role text not null,
  token_hash kernel.secret not null,
  enrolled_by text not null,
  primary key (group_id, id),
  constraint terminal_token_key unique (group_id, token_hash)
);

-- Wrong PINs, apart from wrong passwords: a colleague's jokes must not lock somebody out of his desk.
create table kernel.pin_try (
  group_id uuid not null,
  account_id uuid not null,
  failed_count integer not null,
  locked_until timestamptz,
  last_at timestamptz not null,
  primary key (group_id, account_id)
);

-- A session from a terminal holds one role in the terminal's store, whatever else the person may do.
alter table kernel.session add column terminal_id uuid;
alter table kernel.session add column only_role text;
alter table kernel.session add column only_store_id uuid;
