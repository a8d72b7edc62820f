-- The list and its edition by which a level was checked: the shop may change its lists, what was checked keeps its own (H-03).
-- Null where it was checked before lists could be changed: the usual list.
alter table service.diagnosis_check
  add column edition integer,
  add column list jsonb;
