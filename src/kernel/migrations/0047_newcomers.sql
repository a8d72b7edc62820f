-- Whoever is on nobody's file gets a code as well and may then register himself. Until he has, his number stands here
-- alone, sealed under a key of its own that goes with the row.
alter table kernel.portal_code add column wrapped_key text, add column phone text;
create index portal_code_newcomer on kernel.portal_code (group_id, person_id) where phone is not null;
