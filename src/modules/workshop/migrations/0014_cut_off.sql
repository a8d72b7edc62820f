-- High-voltage cut-off of a job: needed or not as the visit type's rules say at dispatch; when, by whom, what was measured.
alter table workshop.job_card add column needs_cut_off boolean not null default false;
alter table workshop.job_card alter column needs_cut_off drop default;
alter table workshop.job_card add column cut_off_at timestamptz;
alter table workshop.job_card add column cut_off_by uuid;
alter table workshop.job_card add column cut_off_volts integer;
