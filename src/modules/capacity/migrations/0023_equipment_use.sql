-- What the device serves for where bookings count on it (I-15); null where none does.
alter table capacity.equipment add column use text;
create index equipment_use on capacity.equipment (group_id, store_id, use) where use is not null;
