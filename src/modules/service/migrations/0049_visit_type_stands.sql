-- The rules of the kinds of visit are kept in memory while the settings' version stands.
create trigger visit_type_grows after insert on service.visit_type
  referencing new table as changed for each statement execute function kernel.catalogue_changed();
create trigger visit_type_changes after update on service.visit_type
  referencing new table as changed for each statement execute function kernel.catalogue_changed();
