-- The plans that the customer is offered, one or normally two: [{id, name, pros, cons, promisedAt}]; empty where there is
-- only one way. Then why there is no second one, and which of several he chose.
alter table service.repair_order
  add column plans jsonb,
  add column plan_id uuid,
  add column one_plan_because text,
  -- What the agreed work may cost the shop itself, reckoned when the customer agreed (H-17); fen.
  add column budget_labour_fen bigint,
  add column budget_parts_fen bigint,
  add column budget_external_fen bigint,
  add column budgeted_at timestamptz;

-- plan_id: of an open choice between plans. choice: lines of the same number are alternatives of which one is done.
-- risk, severity, finding_id: what was found, in plain words. follow_up_on: when to speak of put-off work again.
alter table service.line
  add column plan_id uuid,
  add column choice integer check (choice > 0),
  add column risk text,
  add column severity text,
  add column finding_id uuid,
  add column follow_up_on date;

-- The page word for word. Its entry keeps the hash alone: the text stands here once, and verify compares them.
alter table service.estimate
  alter column shown drop not null,
  add column page kernel.secret,
  add column valid_until timestamptz,
  add column opened_device text,
  add column plan_id uuid,
  -- A decision by telephone: who of the shop spoke with the customer, when, at which number, and what he said.
  add column call_by uuid,
  add column call_at timestamptz,
  add column call_number kernel.sealed,
  add column call_said kernel.sealed;
