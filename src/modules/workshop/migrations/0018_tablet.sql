-- What the technician's terminal needs on a card: steps demanded and signed, the plan as it was changed and seen.
alter table workshop.job_card
  add column demands jsonb,
  add column ticks jsonb,
  add column plan_note text,
  add column plan_changes jsonb,
  add column plan_changed_at timestamptz,
  add column plan_changed_by text,
  add column acknowledged_at timestamptz,
  add column acknowledged_by uuid,
  add column parts_called_at timestamptz,
  add column clock_asked_at timestamptz;

-- A stretch that was corrected: what the clock said, what counts now, who says so and why.
create table workshop.clock_correction (
  group_id uuid not null,
  id uuid not null,
  job_card_id uuid not null,
  clock_id uuid not null,
  kind text not null,
  technician_id uuid not null,
  old_started_at timestamptz not null,
  old_ended_at timestamptz,
  new_started_at timestamptz not null,
  new_ended_at timestamptz,
  reason text not null,
  corrected_by text not null,
  corrected_at timestamptz not null,
  primary key (group_id, id),
  constraint clock_correction_clock_fk foreign key (group_id, clock_id) references workshop.clock (group_id, id)
);
create index clock_correction_card on workshop.clock_correction (group_id, job_card_id);
