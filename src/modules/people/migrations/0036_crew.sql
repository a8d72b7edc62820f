-- Who works when, with which certificates, is kept in memory while this number stands.
create table people.crew_version (
  group_id uuid primary key,
  version integer not null
);

create function people.crew_changed() returns trigger language plpgsql as $$
begin
  insert into people.crew_version as c (group_id, version)
    select distinct group_id, 1 from changed
    on conflict (group_id) do update set version = c.version + 1;
  return null;
end $$;

create trigger crew_grows after insert on people.staff
  referencing new table as changed for each statement execute function people.crew_changed();
create trigger crew_changes after update on people.staff
  referencing new table as changed for each statement execute function people.crew_changed();
create trigger crew_grows after insert on people.certificate
  referencing new table as changed for each statement execute function people.crew_changed();
create trigger crew_changes after update on people.certificate
  referencing new table as changed for each statement execute function people.crew_changed();
create trigger crew_grows after insert on people.shift
  referencing new table as changed for each statement execute function people.crew_changed();
create trigger crew_changes after update on people.shift
  referencing new table as changed for each statement execute function people.crew_changed();
create trigger crew_shrinks after delete on people.shift
  referencing old table as changed for each statement execute function people.crew_changed();
