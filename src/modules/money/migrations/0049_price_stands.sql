-- Prices are kept in memory while the settings' version stands.
create trigger price_grows after insert on money.price
  referencing new table as changed for each statement execute function kernel.catalogue_changed();
create trigger price_changes after update on money.price
  referencing new table as changed for each statement execute function kernel.catalogue_changed();
