-- How far the order's diagnosis is: 'second' while a complex one waits for its second signer, 'done' once it is reported.
alter table service.repair_order add column diagnosis text check (diagnosis in ('second', 'done'));
-- What the first diagnosis says of going on driving; 'unsafe' stands on the order and in the customer's message.
alter table service.repair_order add column severity text;

create table service.diagnosis (
  group_id uuid not null,
  id uuid not null,
  store_id uuid not null,
  state text not null,
  version integer not null,
  head bytea not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  order_id uuid not null,
  order_number text not null,
  vehicle_id uuid not null,
  technician_id uuid not null,
  technician_name text not null,
  symptom text,
  symptom_words text,
  guide_code text,
  guide_zh text,
  guide_en text,
  methods text[] not null,
  nature text,
  severity text,
  plan text,
  plan_words text,
  assessed_at timestamptz,
  fault_class text,
  cause text,
  cause_words text,
  evidence text,
  solution text,
  reported_at timestamptz,
  case_id uuid,
  primary key (group_id, id),
  constraint diagnosis_order_key unique (group_id, order_id),
  constraint diagnosis_order_fk foreign key (group_id, order_id) references service.repair_order (group_id, id),
  constraint diagnosis_technician_fk foreign key (group_id, technician_id) references people.staff (group_id, id)
) with (fillfactor = 70);
create index diagnosis_newest on service.diagnosis (group_id, store_id, id);

-- Steps of the guide and what else was measured, with what and by whom.
create table service.diagnosis_test (
  group_id uuid not null,
  id uuid not null,
  diagnosis_id uuid not null,
  position integer not null,
  guide_code text,
  name_zh text not null,
  name_en text not null,
  unit text,
  lower_limit double precision,
  upper_limit double precision,
  needs_device boolean not null,
  result text check (result in ('ok', 'notOk', 'skipped')),
  reading double precision,
  remark text,
  equipment_id uuid,
  equipment_code text,
  done_by text,
  done_at timestamptz,
  primary key (group_id, id),
  -- A step is skipped with a reason or not at all (H-05).
  constraint diagnosis_test_skipped check (result is distinct from 'skipped' or remark is not null),
  constraint diagnosis_test_fk foreign key (group_id, diagnosis_id) references service.diagnosis (group_id, id)
) with (fillfactor = 70);
create index diagnosis_test_of on service.diagnosis_test (group_id, diagnosis_id, position);

-- Reception, detailed and professional check, each with its list, performer and time.
create table service.diagnosis_check (
  group_id uuid not null,
  id uuid not null,
  diagnosis_id uuid not null,
  level text not null check (level in ('reception', 'detailed', 'professional')),
  items jsonb not null,
  words text,
  done_by text not null,
  done_at timestamptz not null,
  primary key (group_id, id),
  constraint diagnosis_check_level_key unique (group_id, diagnosis_id, level),
  constraint diagnosis_check_fk foreign key (group_id, diagnosis_id) references service.diagnosis (group_id, id)
);

create table service.diagnosis_code (
  group_id uuid not null,
  id uuid not null,
  diagnosis_id uuid not null,
  vehicle_id uuid not null,
  code text not null,
  zh text,
  en text,
  severity integer,
  read_at timestamptz not null,
  primary key (group_id, id),
  constraint diagnosis_code_key unique (group_id, diagnosis_id, code),
  constraint diagnosis_code_fk foreign key (group_id, diagnosis_id) references service.diagnosis (group_id, id)
);
create index diagnosis_code_found on service.diagnosis_code (group_id, code);

-- What was found, in the technician's words and in the customer's, with the work that is proposed for it.
create table service.finding (
  group_id uuid not null,
  id uuid not null,
  diagnosis_id uuid not null,
  order_id uuid not null,
  position integer not null,
  concern_id uuid,
  words text not null,
  risk text not null,
  severity text not null,
  lines jsonb not null,
  found_by text not null,
  found_at timestamptz not null,
  dropped_at timestamptz,
  primary key (group_id, id),
  constraint finding_fk foreign key (group_id, diagnosis_id) references service.diagnosis (group_id, id)
);
create index finding_order on service.finding (group_id, order_id);

create table service.diagnosis_signer (
  group_id uuid not null,
  id uuid not null,
  diagnosis_id uuid not null,
  round integer not null,
  role text not null check (role in ('technician', 'reviewer', 'consultation')),
  staff_id uuid not null,
  name text not null,
  agrees boolean not null,
  opinion text,
  participants text[] not null,
  minutes text,
  signed_at timestamptz not null,
  primary key (group_id, id),
  -- Nobody is his own second signer (H-06); the database has the last word.
  constraint diagnosis_signer_key unique (group_id, diagnosis_id, round, role, staff_id),
  constraint diagnosis_signer_fk foreign key (group_id, diagnosis_id) references service.diagnosis (group_id, id)
);
create index diagnosis_signer_of on service.diagnosis_signer (group_id, diagnosis_id, signed_at);
