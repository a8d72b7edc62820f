-- How a symptom is traced, step by step.
create table knowledge.guide (
  group_id uuid not null,
  id uuid not null,
  state text not null,
  version integer not null,
  head bytea not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  code text not null,
  symptom text not null,
  name_zh text not null,
  name_en text not null,
  powertrains text[] not null,
  steps jsonb not null,
  causes text[] not null,
  primary key (group_id, id),
  constraint guide_code_key unique (group_id, code)
);

-- What a fault looked like, how it was found and what cured it; grows from closed orders after review.
create table knowledge.fault_case (
  group_id uuid not null,
  id uuid not null,
  state text not null,
  version integer not null,
  head bytea not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  symptom text not null,
  symptom_words text not null,
  model_zh text,
  model_en text,
  powertrain text,
  odometer_km integer,
  fault_codes text[] not null,
  tests text not null,
  cause text not null,
  cause_words text not null,
  fix text not null,
  order_id uuid,
  order_number text,
  author_id text not null,
  author_name text not null,
  reviewer_name text,
  published_at timestamptz,
  primary key (group_id, id),
  constraint fault_case_order_key unique (group_id, order_id)
);
create index fault_case_codes on knowledge.fault_case using gin (fault_codes);
