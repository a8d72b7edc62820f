create table customers.customer (
  group_id uuid not null,
  id uuid not null,
  store_id uuid not null,
  state text not null,
  version integer not null,
  head bytea not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  person_id uuid not null,
  kind text not null check (kind in ('person', 'company')),
  name kernel.sealed not null,
  phone kernel.sealed not null,
  email kernel.sealed,
  id_number kernel.sealed,
  address kernel.sealed,
  language text not null,
  preferred_channel text not null,
  source text not null,
  remark kernel.sealed,
  primary key (group_id, id),
  constraint customer_person_key unique (group_id, person_id),
  constraint customer_store_fk foreign key (group_id, store_id) references kernel.store (group_id, id),
  constraint customer_person_fk foreign key (group_id, person_id) references kernel.person (group_id, id)
);
create index customer_newest on customers.customer (group_id, store_id, id);

-- Who somebody is and how to reach him, for rooms further right. Sealed values open with the person's key.
create view customers.contact as
  select c.group_id, c.id, c.store_id, c.person_id, p.wrapped_key, c.name, c.phone, c.language, c.preferred_channel, c.state
    from customers.customer c
    join kernel.person p on p.group_id = c.group_id and p.id = c.person_id;
