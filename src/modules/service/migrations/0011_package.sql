-- The mandatory items of the package that was booked, so that the check-in has nothing to look up.
alter table service.appointment add column mandatory_items text[];
