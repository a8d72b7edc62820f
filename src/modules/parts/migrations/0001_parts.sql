create table parts.part (
  group_id uuid not null,
  id uuid not null,
  state text not null,
  version integer not null,
  head bytea not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  part_no text not null,
  name_zh text not null,
  name_en text not null,
  unit text not null,
  origin text not null,
  category text not null,
  barcode text,
  primary key (group_id, id),
  constraint part_no_key unique (group_id, part_no)
);

-- What the movements add up to, kept so that nobody has to add: verified against them.
create table parts.stock (
  group_id uuid not null,
  store_id uuid not null,
  part_id uuid not null,
  bin text not null,
  on_hand_thousandths bigint not null,
  reserved_thousandths bigint not null,
  minimum_thousandths bigint not null,
  average_cost bigint not null,
  primary key (group_id, store_id, part_id),
  constraint stock_not_negative check (on_hand_thousandths >= 0),
  constraint stock_reserved check (reserved_thousandths between 0 and on_hand_thousandths),
  constraint stock_part_fk foreign key (group_id, part_id) references parts.part (group_id, id)
) with (fillfactor = 70);
-- For what is below its minimum. Only the minimum stands in it, so that issues stay cheap.
create index stock_minimum on parts.stock (group_id, store_id) where minimum_thousandths > 0;

create table parts.receipt (
  group_id uuid not null,
  id uuid not null,
  store_id uuid not null,
  state text not null,
  version integer not null,
  head bytea not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  number text not null,
  kind text not null check (kind in ('receipt', 'correction')),
  supplier text,
  reason text,
  primary key (group_id, id),
  constraint receipt_number_key unique (group_id, number)
);

create table parts.pick (
  group_id uuid not null,
  id uuid not null,
  store_id uuid not null,
  state text not null,
  version integer not null,
  head bytea not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  order_id uuid not null,
  order_number text not null,
  vehicle_id uuid,
  short_count integer not null,
  promised_at timestamptz,
  -- A technician stands still because of these parts: told by the workshop.
  waiting boolean not null,
  technician_id uuid,
  -- When what is short should be there.
  expected_on date,
  primary key (group_id, id),
  constraint pick_order_key unique (group_id, order_id)
) with (fillfactor = 80);
-- The counter's queue; queries name the condition as it stands here, or the planner cannot use it.
create index pick_live on parts.pick (group_id, store_id) where state <> 'released';

create table parts.pick_line (
  group_id uuid not null,
  id uuid not null,
  pick_id uuid not null,
  order_line_id uuid not null,
  part_id uuid not null,
  wanted_thousandths bigint not null,
  reserved_thousandths bigint not null,
  issued_thousandths bigint not null,
  returned_thousandths bigint not null,
  cost_fen bigint not null,
  primary key (group_id, id),
  constraint pick_line_limits check (issued_thousandths - returned_thousandths between 0 and wanted_thousandths and reserved_thousandths >= 0),
  constraint pick_line_pick_fk foreign key (group_id, pick_id) references parts.pick (group_id, id),
  constraint pick_line_part_fk foreign key (group_id, part_id) references parts.part (group_id, id)
) with (fillfactor = 80);
create index pick_line_pick on parts.pick_line (group_id, pick_id);

-- Stock is a ledger of movements: receive, issue, return, correct. Costs in 1/10,000 yuan per unit.
create table parts.movement (
  group_id uuid not null,
  id uuid not null,
  store_id uuid not null,
  part_id uuid not null,
  kind text not null check (kind in ('receive', 'issue', 'return', 'correct')),
  quantity_thousandths bigint not null check (quantity_thousandths <> 0),
  unit_cost bigint not null,
  moved_at timestamptz not null,
  receipt_id uuid,
  pick_line_id uuid,
  order_id uuid,
  receiver_id uuid,
  by_id text not null,
  primary key (group_id, id),
  constraint movement_cause check ((receipt_id is null) <> (pick_line_id is null)),
  constraint movement_part_fk foreign key (group_id, part_id) references parts.part (group_id, id)
);
create index movement_part on parts.movement (group_id, part_id, moved_at);
