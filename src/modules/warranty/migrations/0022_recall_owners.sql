-- Policies by model and by group of parts; empty means all.
alter table warranty.policy add column model_ids uuid[] not null default '{}';
alter table warranty.policy add column part_groups text[] not null default '{}';
alter table warranty.policy alter column model_ids drop default, alter column part_groups drop default;

-- Catalogue items by which a recall is carried out.
alter table warranty.campaign add column item_codes text[] not null default '{}';
alter table warranty.campaign alter column item_codes drop default;

-- What became of each car of a list: its owner told, not reached, booked.
alter table warranty.campaign_car
  add column told_at timestamptz,
  add column told_by text check (told_by in ('message', 'call')),
  add column message_id uuid,
  add column unreached_because text check (unreached_because in ('unknownCar', 'noOwner', 'failed', 'noAnswer')),
  add column task_id uuid,
  add column appointment_id uuid,
  add column booked_for timestamptz;
create index campaign_car_message on warranty.campaign_car (group_id, message_id) where message_id is not null;
