-- Recalls for which a visit was booked.
alter table service.appointment add column recall_ids uuid[];

-- Who was proposed to pay a line and why, why it was decided otherwise, and the recall that it carries out.
alter table service.line
  add column payer_basis jsonb,
  add column payer_reason text,
  add column recall_id uuid,
  -- What the insurer approved of a line, and the difference that the customer agreed to bear.
  add column insurer_fen bigint check (insurer_fen >= 0),
  add column difference_fen bigint check (difference_fen >= 0);

-- Lines with which the insurer was asked once more.
alter table service.accident
  add column asked_again_at timestamptz,
  add column asked_again_because text,
  add column asked_again_lines uuid[];
