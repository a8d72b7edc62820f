-- Items, the work guides of makers and models are kept in memory while the settings' version stands; terms were before.
create trigger service_item_grows after insert on knowledge.service_item
  referencing new table as changed for each statement execute function kernel.catalogue_changed();
create trigger service_item_changes after update on knowledge.service_item
  referencing new table as changed for each statement execute function kernel.catalogue_changed();
create trigger work_guide_grows after insert on knowledge.work_guide
  referencing new table as changed for each statement execute function kernel.catalogue_changed();
create trigger work_guide_changes after update on knowledge.work_guide
  referencing new table as changed for each statement execute function kernel.catalogue_changed();
create trigger model_grows after insert on knowledge.model
  referencing new table as changed for each statement execute function kernel.catalogue_changed();
create trigger model_changes after update on knowledge.model
  referencing new table as changed for each statement execute function kernel.catalogue_changed();
drop trigger term_changed on knowledge.term;
drop function knowledge.term_changed();
create trigger term_grows after insert on knowledge.term
  referencing new table as changed for each statement execute function kernel.catalogue_changed();
create trigger term_changes after update on knowledge.term
  referencing new table as changed for each statement execute function kernel.catalogue_changed();
