-- The day from which an edition counts; null counts from when it was made. Until then the one before it does (H-03).
alter table kernel.checklist add column from_day date;
