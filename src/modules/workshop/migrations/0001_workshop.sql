create table workshop.job_card (
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
  technician_id uuid not null,
  bay_id uuid,
  planned_start timestamptz not null,
  planned_minutes integer not null,
  started_at timestamptz,
  finished_at timestamptz,
  paused_because text,
  worked_minutes integer not null,
  rework_round integer not null,
  rework_cause text,
  override_reason text,
  primary key (group_id, id),
  constraint job_card_order_fk foreign key (group_id, order_id) references service.repair_order (group_id, id),
  constraint job_card_technician_fk foreign key (group_id, technician_id) references people.staff (group_id, id)
) with (fillfactor = 70);
create index job_card_order on workshop.job_card (group_id, order_id);
-- Withdrawn cards have an end as well, so these are the cards that somebody still has to do.
create index job_card_open on workshop.job_card (group_id, store_id, technician_id) where finished_at is null;
create index job_card_plan on workshop.job_card (group_id, store_id, planned_start, id);

-- Two stretches of one technician never overlap. A new one begins when it is written, so only two running ones could:
-- the index refuses them. Whoever changes times afterwards checks under the lock of the technician's row.
create table workshop.clock (
  group_id uuid not null,
  id uuid not null,
  job_card_id uuid not null,
  technician_id uuid not null,
  started_at timestamptz not null,
  ended_at timestamptz,
  reason text,
  remark text,
  primary key (group_id, id),
  constraint clock_order check (ended_at is null or started_at <= ended_at),
  constraint clock_card_fk foreign key (group_id, job_card_id) references workshop.job_card (group_id, id)
);
create unique index clock_running_key on workshop.clock (group_id, technician_id) where ended_at is null;
create index clock_technician on workshop.clock (group_id, technician_id, started_at);
create index clock_card on workshop.clock (group_id, job_card_id);
