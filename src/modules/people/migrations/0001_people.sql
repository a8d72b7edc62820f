create table people.staff (
  group_id uuid not null,
  id uuid not null,
  store_id uuid not null,
  state text not null,
  version integer not null,
  head bytea not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  person_id uuid not null,
  staff_no text not null,
  name text not null,
  phone kernel.sealed,
  department text not null,
  position text not null,
  skills text[] not null,
  left_on date,
  primary key (group_id, id),
  constraint staff_no_key unique (group_id, staff_no),
  constraint staff_store_fk foreign key (group_id, store_id) references kernel.store (group_id, id),
  constraint staff_person_fk foreign key (group_id, person_id) references kernel.person (group_id, id)
);
create index staff_store on people.staff (group_id, store_id);

create table people.certificate (
  group_id uuid not null,
  id uuid not null,
  store_id uuid not null,
  state text not null,
  version integer not null,
  head bytea not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  staff_id uuid not null,
  kind text not null,
  number text not null,
  valid_from date not null,
  valid_until date not null,
  primary key (group_id, id),
  constraint certificate_staff_fk foreign key (group_id, staff_id) references people.staff (group_id, id)
);
create index certificate_staff on people.certificate (group_id, staff_id);

create table people.shift (
  group_id uuid not null,
  id uuid not null,
  store_id uuid not null,
  state text not null,
  version integer not null,
  head bytea not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  staff_id uuid not null,
  day date not null,
  kind text not null check (kind in ('work', 'absence')),
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  reason text,
  primary key (group_id, id),
  constraint shift_order check (starts_at < ends_at),
  constraint shift_overlap exclude using gist (group_id with =, staff_id with =, kind with =, tstzrange(starts_at, ends_at) with &&) where (state = 'planned'),
  constraint shift_staff_fk foreign key (group_id, staff_id) references people.staff (group_id, id)
);
create index shift_day on people.shift (group_id, store_id, day);
