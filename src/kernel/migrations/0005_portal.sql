-- Codes by which customers sign in on their phones. Asked for with any number, known or not, so that the answer and
-- the limits tell nothing; numbers, addresses and codes stand here only as keyed hashes.
create table kernel.portal_code (
  group_id uuid not null,
  id uuid not null,
  phone_hash text not null,
  address_hash text not null,
  code_hash text not null,
  -- Nobody's, when no customer has this number.
  person_id uuid,
  message_id uuid,
  language text not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  tries integer not null,
  used_at timestamptz,
  primary key (group_id, id)
);
create index portal_code_phone on kernel.portal_code (group_id, phone_hash, created_at);
create index portal_code_address on kernel.portal_code (group_id, address_hash, created_at);
