-- The foundation's own tables. Row security, grants and the policies are applied to every table with a group_id
-- after each migration (see migrate.ts), so none is forgotten.

-- A personal value, encrypted under its person's own key. Conformance finds personal data by this domain.
create domain kernel.sealed as text;
-- Hashes of passwords and the like: the ledger keeps a commitment, never the value.
create domain kernel.secret as text;

-- Groups are few and found by their code at sign-in: the one table besides reference tables without row security.
create table kernel.dealer_group (
  group_id uuid primary key,
  code text not null,
  name_zh text not null,
  name_en text not null,
  demo boolean not null,
  settings_version integer not null,
  created_at timestamptz not null,
  constraint dealer_group_code_key unique (code)
);

create table kernel.region (
  group_id uuid not null,
  id uuid not null,
  code text not null,
  name_zh text not null,
  name_en text not null,
  primary key (group_id, id),
  constraint region_code_key unique (group_id, code)
);

create table kernel.store (
  group_id uuid not null,
  id uuid not null,
  store_id uuid not null,
  region_id uuid not null,
  state text not null,
  version integer not null,
  head bytea not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  code text not null,
  name_zh text not null,
  name_en text not null,
  address_zh text not null,
  address_en text not null,
  phone text not null,
  longitude double precision,
  latitude double precision,
  time_zone text not null,
  hours jsonb not null,
  licence_no text,
  primary key (group_id, id),
  constraint store_code_key unique (group_id, code),
  constraint store_region_fk foreign key (group_id, region_id) references kernel.region (group_id, id)
);

create table kernel.role (
  group_id uuid not null,
  id uuid not null,
  state text not null,
  version integer not null,
  head bytea not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  code text not null,
  name_zh text not null,
  name_en text not null,
  permissions text[] not null,
  primary key (group_id, id),
  constraint role_code_key unique (group_id, code)
);

create table kernel.account (
  group_id uuid not null,
  id uuid not null,
  state text not null,
  version integer not null,
  head bytea not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  login text not null,
  password_hash kernel.secret not null,
  pin_hash kernel.secret,
  staff_id uuid,
  person_id uuid,
  display_name text not null,
  language text not null,
  grants jsonb not null,
  primary key (group_id, id),
  constraint account_login_key unique (group_id, login)
);

-- Who somebody is and what he may do is kept in memory while the settings' version stands.
create function kernel.account_changed() returns trigger language plpgsql as $$
begin
  update kernel.dealer_group set settings_version = settings_version + 1 where group_id = new.group_id;
  return null;
end $$;
create trigger account_changed
  after update of state, staff_id, person_id, display_name, language, grants on kernel.account
  for each row execute function kernel.account_changed();

-- Failed sign-ins, apart from the account's record: they are counted without its ledger.
create table kernel.sign_in (
  group_id uuid not null,
  account_id uuid not null,
  failed_count integer not null,
  locked_until timestamptz,
  last_at timestamptz,
  primary key (group_id, account_id)
);

create table kernel.session (
  group_id uuid not null,
  token_hash text not null,
  account_id uuid not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  revoked_at timestamptz,
  device text not null,
  primary key (group_id, token_hash)
);
create index session_account on kernel.session (group_id, account_id);

-- Signed links for customers without login: what they open, for whom, until when.
create table kernel.link (
  group_id uuid not null,
  id uuid not null,
  token_hash text not null,
  purpose text not null,
  record text not null,
  record_id uuid not null,
  person_id uuid,
  language text not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  revoked_at timestamptz,
  opened_at timestamptz,
  opened_device text,
  primary key (group_id, id),
  constraint link_token_key unique (group_id, token_hash)
);

create table kernel.idempotency (
  group_id uuid not null,
  key text not null,
  fingerprint text not null,
  answer text not null,
  at timestamptz not null,
  primary key (group_id, key)
);

create table kernel.entry (
  group_id uuid not null,
  id uuid not null,
  at timestamptz not null,
  actor_kind text not null,
  actor_id text not null,
  store_id uuid,
  record text,
  record_id uuid,
  version integer,
  verb text not null,
  from_state text,
  to_state text,
  cause text,
  prev_hash bytea,
  hash bytea not null,
  data text not null,
  epoch integer not null default 1,
  xid bigint not null default (pg_current_xact_id()::text::bigint),
  -- In the order in which blocks close them; the id parts the entries of one transaction.
  primary key (group_id, epoch, xid, id)
);
create index entry_record on kernel.entry (group_id, record_id, version);

create table kernel.block (
  group_id uuid not null,
  no integer not null,
  epoch integer not null,
  from_xid bigint not null,
  to_xid bigint not null,
  entry_count integer not null,
  root bytea not null,
  prev_hash bytea not null,
  hash bytea not null,
  signature bytea not null,
  key_id text not null,
  sealed_at timestamptz not null,
  primary key (group_id, no)
);

create table kernel.outbox (
  group_id uuid not null,
  id uuid not null,
  at timestamptz not null,
  topic text not null,
  payload jsonb not null,
  primary key (group_id, id)
);

create table kernel.deadline (
  group_id uuid not null,
  id uuid not null,
  name text not null,
  record text not null,
  record_id uuid not null,
  store_id uuid not null,
  owner_id uuid,
  role text not null,
  state text not null,
  level integer not null,
  started_at timestamptz not null,
  warn_at timestamptz,
  due_at timestamptz not null,
  next_at timestamptz,
  warned_at timestamptz,
  breached_at timestamptz,
  stopped_at timestamptz,
  primary key (group_id, id)
);
create index deadline_next on kernel.deadline (next_at) where next_at is not null;
create index deadline_record on kernel.deadline (group_id, record_id);
create index deadline_store on kernel.deadline (group_id, store_id, due_at) where state in ('running', 'breached');

create table kernel.parameter (
  group_id uuid not null,
  id uuid not null,
  state text not null,
  version integer not null,
  head bytea not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  key text not null,
  scope_kind text not null check (scope_kind in ('group', 'region', 'store')),
  scope_id uuid,
  from_date date not null,
  value jsonb not null,
  reason text not null,
  primary key (group_id, id),
  constraint parameter_once unique nulls not distinct (group_id, key, scope_kind, scope_id, from_date)
);

-- Limits of the law: shared by all groups, dated, with their source.
create table kernel.law_limit (
  key text not null,
  from_date date not null,
  value jsonb not null,
  unit text not null,
  source text not null,
  primary key (key, from_date)
);

create table kernel.calendar_day (
  group_id uuid not null,
  day date not null,
  kind text not null check (kind in ('work', 'rest')),
  primary key (group_id, day)
);

-- A person whose data the shop holds: a customer, a bringer, a member of staff. Erasing empties the key.
create table kernel.person (
  group_id uuid not null,
  id uuid not null,
  wrapped_key text,
  state text not null check (state in ('active', 'restricted', 'erased')),
  created_at timestamptz not null,
  primary key (group_id, id)
);

-- Every personal value ever held, as cipher: the ledger points here.
create table kernel.sealed_value (
  group_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  cipher text not null,
  primary key (group_id, id)
);

create table kernel.consent (
  group_id uuid not null,
  id uuid not null,
  state text not null,
  version integer not null,
  head bytea not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  person_id uuid not null,
  purpose text not null,
  channel text not null,
  wording text not null,
  given_at timestamptz,
  withdrawn_at timestamptz,
  primary key (group_id, id),
  constraint consent_once unique (group_id, person_id, purpose, channel),
  constraint consent_person_fk foreign key (group_id, person_id) references kernel.person (group_id, id)
);

create table kernel.token (
  group_id uuid not null,
  token bigint not null,
  store_id uuid not null,
  record text not null,
  record_id uuid not null,
  primary key (group_id, token, store_id, record, record_id)
);
create index token_record on kernel.token (group_id, record_id);

create table kernel.counter (
  group_id uuid not null,
  store_id uuid not null,
  kind text not null,
  day date not null,
  value integer not null,
  primary key (group_id, store_id, kind, day)
);

-- A photo, film or document that belongs to a record; its bytes lie outside the database under their hash.
create table kernel.file (
  group_id uuid not null,
  id uuid not null,
  store_id uuid,
  state text not null,
  version integer not null,
  head bytea not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  record text not null,
  -- None while the record itself is not written yet: a car is photographed before its order is opened.
  record_id uuid,
  -- The line, sentence or step of the record that it shows.
  subject_id uuid,
  position integer,
  kind text not null,
  media_type text not null,
  byte_count bigint not null,
  sha256 bytea not null,
  person_id uuid,
  made_by uuid not null,
  device text not null,
  captured_at timestamptz,
  retention text not null,
  retain_until date not null,
  removed_at timestamptz,
  primary key (group_id, id)
);
create index file_record on kernel.file (group_id, record_id) where record_id is not null;
create index file_sha256 on kernel.file (group_id, sha256);
create index file_person on kernel.file (group_id, person_id) where person_id is not null;
create index file_ends on kernel.file (group_id, retain_until) where state = 'kept';
create index file_loose on kernel.file (group_id, created_at) where state = 'loose';

-- A printed paper: content sealed under the person's key, hashed as it stands, rendered on first opening.
create table kernel.paper (
  group_id uuid not null,
  id uuid not null,
  store_id uuid not null,
  record text not null,
  record_id uuid not null,
  person_id uuid,
  kind text not null,
  number text not null,
  language text not null,
  content kernel.sealed not null,
  sha256 bytea not null,
  created_at timestamptz not null,
  retain_until date not null,
  primary key (group_id, id)
);
-- What is sealed does not get smaller by another attempt.
alter table kernel.paper alter column content set storage external;
create index paper_record on kernel.paper (group_id, record_id);

create table kernel.signature (
  group_id uuid not null,
  id uuid not null,
  record text not null,
  record_id uuid not null,
  purpose text not null,
  person_id uuid,
  signer kernel.sealed not null,
  signed_at timestamptz not null,
  channel text not null,
  device text not null,
  -- Drawn on the screen: a PNG as data address.
  image kernel.sealed,
  document_sha256 bytea not null,
  primary key (group_id, id)
);
create index signature_record on kernel.signature (group_id, record_id);

-- A message to somebody outside or a member of staff. Texts are rendered from templates when they leave.
create table kernel.message (
  group_id uuid not null,
  id uuid not null,
  store_id uuid,
  record text not null,
  record_id uuid not null,
  person_id uuid,
  account_id uuid,
  template text not null,
  purpose text not null,
  language text not null,
  channels text[] not null,
  channel text,
  params jsonb not null,
  address kernel.sealed,
  state text not null check (state in ('waiting', 'sent', 'delivered', 'failed', 'unknown', 'held', 'read')),
  attempts jsonb not null,
  created_at timestamptz not null,
  sent_at timestamptz,
  read_at timestamptz,
  primary key (group_id, id)
);
create index message_record on kernel.message (group_id, record_id);
create index message_account on kernel.message (group_id, account_id, created_at) where account_id is not null;

create table kernel.task (
  group_id uuid not null,
  id uuid not null,
  store_id uuid not null,
  state text not null,
  version integer not null,
  head bytea not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  kind text not null,
  record text not null,
  record_id uuid not null,
  title_zh text not null,
  title_en text not null,
  role text not null,
  owner_id uuid,
  offered_to_id uuid,
  due_at timestamptz,
  outcome text,
  primary key (group_id, id)
);
create index task_owner on kernel.task (group_id, owner_id, state);
create index task_role on kernel.task (group_id, store_id, role, state);
create index task_record on kernel.task (group_id, record_id);

create table kernel.approval (
  group_id uuid not null,
  id uuid not null,
  store_id uuid not null,
  state text not null,
  version integer not null,
  head bytea not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  kind text not null,
  record text not null,
  record_id uuid not null,
  asked_by uuid not null,
  amount_fen bigint,
  reason text not null,
  role text not null,
  decided_by uuid,
  decided_at timestamptz,
  remark text,
  primary key (group_id, id)
);
create index approval_open on kernel.approval (group_id, store_id, state);
create index approval_record on kernel.approval (group_id, record_id);

create table kernel.checklist (
  group_id uuid not null,
  id uuid not null,
  state text not null,
  version integer not null,
  head bytea not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  code text not null,
  edition integer not null,
  name_zh text not null,
  name_en text not null,
  items jsonb not null,
  primary key (group_id, id),
  constraint checklist_edition_key unique (group_id, code, edition)
);

-- Documents that must be acknowledged, and who has.
create table kernel.document (
  group_id uuid not null,
  id uuid not null,
  state text not null,
  version integer not null,
  head bytea not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  code text not null,
  edition integer not null,
  title_zh text not null,
  title_en text not null,
  body_zh text not null,
  body_en text not null,
  roles text[] not null,
  primary key (group_id, id),
  constraint document_edition_key unique (group_id, code, edition)
);

create table kernel.document_receipt (
  group_id uuid not null,
  id uuid not null,
  document_id uuid not null,
  account_id uuid not null,
  read_at timestamptz not null,
  primary key (group_id, id),
  constraint document_receipt_once unique (group_id, document_id, account_id),
  constraint document_receipt_fk foreign key (group_id, document_id) references kernel.document (group_id, id)
);
