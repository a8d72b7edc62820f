-- Devices without which the job cannot be done, by what they serve for (I-15).
alter table knowledge.service_item add column needs_equipment text[] not null default '{}';
alter table knowledge.service_item alter column needs_equipment drop default;
