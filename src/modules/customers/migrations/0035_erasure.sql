-- Somebody asked that his personal data be erased: what was answered, and what law holds until when.
create table customers.erasure (
  group_id uuid not null,
  id uuid not null,
  store_id uuid not null,
  state text not null,
  version integer not null,
  head bytea not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  customer_id uuid not null,
  channel text not null,
  proof text not null,
  taken_by uuid not null,
  due_at timestamptz not null,
  kept_until date,
  ground text,
  erased_rows jsonb,
  decided_by uuid,
  decided_at timestamptz,
  primary key (group_id, id),
  constraint erasure_customer_fk foreign key (group_id, customer_id) references customers.customer (group_id, id)
);
create unique index erasure_open_key on customers.erasure (group_id, customer_id) where state in ('open', 'kept');
create index erasure_newest on customers.erasure (group_id, store_id, id);
