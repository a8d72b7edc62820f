-- Courtesy steps that the visit needs, copied from its kind, and those that were done (G-11); the advisor's word to the
-- technician about the car, which he reads before he starts (G-16); by which way the visit came about (F-06).
alter table service.repair_order
  add column courtesy_due text[] not null default '{}',
  add column courtesy_done text[] not null default '{}',
  add column hand_over_note text,
  add column hand_over_note_at timestamptz,
  add column channel text not null default 'walkIn';
-- Rows from before have their value; new ones say theirs.
alter table service.repair_order
  alter column courtesy_due drop default,
  alter column courtesy_done drop default,
  alter column channel drop default;
