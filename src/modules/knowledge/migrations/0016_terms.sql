-- The shop's own plain words for terms of the trade; the program brings its own, which these replace by code.
create table knowledge.term (
  group_id uuid not null,
  id uuid not null,
  state text not null,
  version integer not null,
  head bytea not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  code text not null,
  zh text not null,
  en text not null,
  also_zh text[] not null,
  also_en text[] not null,
  text_zh text not null,
  text_en text not null,
  primary key (group_id, id)
);
create unique index term_code_key on knowledge.term (group_id, code) where state = 'active';

-- The glossary is kept in memory while the settings' version stands, so that no estimate has to ask for it.
create function knowledge.term_changed() returns trigger language plpgsql as $$
begin
  update kernel.dealer_group set settings_version = settings_version + 1 where group_id = new.group_id;
  return null;
end $$;
create trigger term_changed after insert or update on knowledge.term
  for each row execute function knowledge.term_changed();
