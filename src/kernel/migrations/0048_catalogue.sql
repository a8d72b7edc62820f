-- What stands in a catalogue is kept in memory while the settings' version stands: a statement trigger on each of its
-- tables, with the rows as `changed`.
create function kernel.catalogue_changed() returns trigger language plpgsql as $$
begin
  update kernel.dealer_group set settings_version = settings_version + 1
   where group_id in (select group_id from changed);
  return null;
end $$;
