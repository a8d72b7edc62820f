create table money.price (
  group_id uuid not null,
  id uuid not null,
  store_id uuid,
  state text not null,
  version integer not null,
  head bytea not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  kind text not null,
  ref_code text not null,
  amount_fen bigint not null check (amount_fen >= 0),
  vat_basis_points integer not null,
  valid_from date not null,
  primary key (group_id, id)
);
-- One price a day for the same thing; a withdrawn one makes room. Its order also serves the search for the valid price.
create unique index price_once on money.price (group_id, kind, ref_code, valid_from, store_id) nulls not distinct where state = 'valid';

create table money.bill (
  group_id uuid not null,
  id uuid not null,
  store_id uuid not null,
  state text not null,
  version integer not null,
  head bytea not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  number text not null,
  order_id uuid not null,
  customer_id uuid not null,
  vehicle_id uuid,
  currency text not null,
  total_fen bigint not null,
  net_fen bigint not null,
  tax_fen bigint not null,
  -- Share of maker, insurer or the shop itself: no money of the customer's.
  others_fen bigint not null,
  paid_fen bigint not null,
  on_account_fen bigint not null,
  primary key (group_id, id),
  constraint bill_number_key unique (group_id, number),
  constraint bill_sum check (total_fen = net_fen + tax_fen and others_fen >= 0 and on_account_fen >= 0),
  constraint bill_paid check (paid_fen >= 0 and paid_fen + on_account_fen + others_fen <= total_fen),
  constraint bill_customer_fk foreign key (group_id, customer_id) references customers.customer (group_id, id)
) with (fillfactor = 80);
create index bill_store on money.bill (group_id, store_id, id);
-- The cashier's queue; queries name the states as literals, or the planner cannot use it.
create index bill_unpaid on money.bill (group_id, store_id, id) where state in ('open', 'partlyPaid');
create index bill_order on money.bill (group_id, order_id);
create unique index bill_live on money.bill (group_id, order_id) where state <> 'cancelled';

create table money.bill_line (
  group_id uuid not null,
  id uuid not null,
  bill_id uuid not null,
  order_line_id uuid not null,
  position integer not null,
  kind text not null,
  code text not null,
  name_zh text not null,
  name_en text not null,
  quantity_thousandths bigint not null,
  unit text not null,
  unit_fen bigint not null,
  agreed_gross_fen bigint not null,
  gross_fen bigint not null,
  net_fen bigint not null,
  tax_fen bigint not null,
  vat_basis_points integer not null,
  payer text not null,
  part_origin text,
  -- Of labour at a posted rate: what 工时 × 工时单价 was (机动车维修管理规定 25).
  labour_minutes integer,
  hourly_rate_fen bigint,
  primary key (group_id, id),
  constraint bill_line_sum check (gross_fen = net_fen + tax_fen),
  constraint bill_line_bill_fk foreign key (group_id, bill_id) references money.bill (group_id, id)
);
create index bill_line_bill on money.bill_line (group_id, bill_id);

create table money.payment (
  group_id uuid not null,
  id uuid not null,
  bill_id uuid not null,
  store_id uuid not null,
  method text not null,
  amount_fen bigint not null check (amount_fen <> 0),
  received_at timestamptz not null,
  cashier_id uuid,
  reference text,
  refund_of uuid,
  -- Why it was turned round.
  reason text,
  primary key (group_id, id),
  constraint payment_bill_fk foreign key (group_id, bill_id) references money.bill (group_id, id)
);
create index payment_bill on money.payment (group_id, bill_id);
create index payment_day on money.payment (group_id, store_id, received_at);
