-- Sincerity and smile as the customer felt them, asked in the call after the visit (G-10).
alter table care.follow_up
  add column sincerity integer check (sincerity between 1 and 5),
  add column smile integer check (smile between 1 and 5);

-- A spot check of how somebody receives customers: the three principles, sincerity and smile, 1 to 5 (G-09).
create table care.observation (
  group_id uuid not null,
  id uuid not null,
  store_id uuid not null,
  state text not null,
  version integer not null,
  head bytea not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  advisor_id uuid not null,
  order_id uuid,
  observed_at timestamptz not null,
  gratitude integer not null check (gratitude between 1 and 5),
  standpoint integer not null check (standpoint between 1 and 5),
  enthusiasm integer not null check (enthusiasm between 1 and 5),
  sincerity integer not null check (sincerity between 1 and 5),
  smile integer not null check (smile between 1 and 5),
  remark text,
  by_id uuid not null,
  primary key (group_id, id),
  constraint observation_advisor_fk foreign key (group_id, advisor_id) references people.staff (group_id, id)
);
create index observation_time on care.observation (group_id, store_id, observed_at);

-- What somebody asked at the desk, on the phone or online, and what he was answered (G-15).
create table care.enquiry (
  group_id uuid not null,
  id uuid not null,
  store_id uuid not null,
  state text not null,
  version integer not null,
  head bytea not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  number text not null,
  channel text not null check (channel in ('desk', 'phone', 'online')),
  topic text not null,
  customer_id uuid,
  question text not null,
  answer text,
  courtesy text[] not null,
  owner_id uuid,
  due_at timestamptz not null,
  first_response_at timestamptz,
  answered_at timestamptz,
  primary key (group_id, id),
  constraint enquiry_number_key unique (group_id, number)
);
create index enquiry_newest on care.enquiry (group_id, store_id, id);
create index enquiry_open on care.enquiry (group_id, store_id, due_at) where answered_at is null;
create index enquiry_customer on care.enquiry (group_id, customer_id) where customer_id is not null;

-- What a customer will need and what is best done next, studied when his file is new (F-03).
create table care.need_study (
  group_id uuid not null,
  id uuid not null,
  store_id uuid not null,
  state text not null,
  version integer not null,
  head bytea not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  customer_id uuid not null,
  owner_id uuid,
  due_at timestamptz not null,
  needs jsonb not null,
  none_because text,
  studied_at timestamptz,
  studied_by uuid,
  primary key (group_id, id),
  constraint need_study_customer_key unique (group_id, customer_id),
  constraint need_study_customer_fk foreign key (group_id, customer_id) references customers.customer (group_id, id)
);
create index need_study_open on care.need_study (group_id, store_id, due_at) where studied_at is null;
