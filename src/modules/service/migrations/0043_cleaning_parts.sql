-- Outside, inside and dry are ticked one by one (L-01); null where all three were said as one.
alter table service.cleaning add column parts text[];
