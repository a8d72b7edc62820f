-- By when what is still owed should be there; null where nothing is owed beyond the visit.
alter table money.bill add column pay_by date;
alter table money.bill add column reminded_at timestamptz;
alter table money.bill add column reminded_count integer;
-- What is owed, by its day. Bills that are paid at the desk never stand in it.
create index bill_owing on money.bill (group_id, store_id, pay_by, id) where pay_by is not null;
