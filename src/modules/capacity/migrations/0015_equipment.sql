-- Lifts, instruments, tools and machines. What is out of order, or whose calibration has run out, serves no record.
create table capacity.equipment (
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
  place text not null,
  serial text,
  -- The bay that stands still without it.
  bay_id uuid,
  calibration_months integer check (calibration_months > 0),
  calibration_due date,
  upkeep_months integer check (upkeep_months > 0),
  upkeep_due date,
  holder_id uuid,
  issued_at timestamptz,
  out_because text,
  primary key (group_id, id),
  constraint equipment_code_key unique (group_id, store_id, code),
  constraint equipment_bay_fk foreign key (group_id, bay_id) references capacity.bay (group_id, id),
  constraint equipment_holder_fk foreign key (group_id, holder_id) references people.staff (group_id, id)
);
create index equipment_bay on capacity.equipment (group_id, bay_id) where bay_id is not null;

-- What was done to a piece of equipment and by whom: issue, return, fault, repair, calibration, upkeep.
create table capacity.equipment_note (
  group_id uuid not null,
  id uuid not null,
  equipment_id uuid not null,
  kind text not null,
  at timestamptz not null,
  by_name text not null,
  words text,
  due date,
  primary key (group_id, id),
  constraint equipment_note_fk foreign key (group_id, equipment_id) references capacity.equipment (group_id, id)
);
create index equipment_note_of on capacity.equipment_note (group_id, equipment_id, at);

create table capacity.reservation (
  group_id uuid not null,
  id uuid not null,
  equipment_id uuid not null,
  staff_id uuid not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  purpose text not null,
  released_at timestamptz,
  primary key (group_id, id),
  constraint reservation_order check (starts_at < ends_at),
  -- One device is with one person at a time.
  constraint reservation_overlap exclude using gist
    (group_id with =, equipment_id with =, tstzrange(starts_at, ends_at) with &&) where (released_at is null),
  constraint reservation_equipment_fk foreign key (group_id, equipment_id) references capacity.equipment (group_id, id)
);
create index reservation_of on capacity.reservation (group_id, equipment_id, starts_at);
