-- Money that a booking asks for beforehand. Every fen of it stands in exactly one of its columns.
create table money.deposit (
  group_id uuid not null,
  id uuid not null,
  store_id uuid not null,
  state text not null,
  version integer not null,
  head bytea not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  number text not null,
  appointment_id uuid not null,
  customer_id uuid not null,
  vehicle_id uuid,
  -- earnest: 定金, of which the law lets the shop keep a part; advance: 订金, which always goes back.
  nature text not null check (nature in ('earnest', 'advance')),
  asked_because text not null check (asked_because in ('visitType', 'noShows')),
  amount_fen bigint not null check (amount_fen > 0),
  -- What the booked work was reckoned to cost when it was asked; nought where nobody could say.
  price_fen bigint not null,
  -- As the customer was shown it: the part that binds, until when before his time he cancels freely, what happens unpaid.
  binding_fen bigint not null,
  free_minutes integer not null,
  due_at timestamptz not null,
  releases boolean not null,
  received_fen bigint not null,
  held_fen bigint not null,
  set_off_fen bigint not null,
  forfeited_fen bigint not null,
  owed_fen bigint not null,
  returned_fen bigint not null,
  -- What the shop adds from its own pocket when it was the one who did not keep the booking.
  compensation_fen bigint not null,
  -- How the customer did not keep to it.
  breach text check (breach in ('lateCancel', 'noShow')),
  order_id uuid,
  reminded_at timestamptz,
  primary key (group_id, id),
  constraint deposit_number_key unique (group_id, number),
  constraint deposit_binding check (binding_fen >= 0 and binding_fen <= amount_fen),
  constraint deposit_sum check (
    received_fen + compensation_fen = held_fen + set_off_fen + forfeited_fen + owed_fen + returned_fen
    and least(held_fen, set_off_fen, forfeited_fen, owed_fen, returned_fen, compensation_fen) >= 0),
  constraint deposit_customer_fk foreign key (group_id, customer_id) references customers.customer (group_id, id)
);
create index deposit_store on money.deposit (group_id, store_id, id);
create index deposit_due on money.deposit (group_id, store_id, due_at) where state = 'asked';
create index deposit_appointment on money.deposit (group_id, appointment_id);

-- Money for a deposit has no bill; what is set off on a bill names the deposit that it comes from.
alter table money.payment alter column bill_id drop not null;
alter table money.payment add column deposit_id uuid;
alter table money.payment add constraint payment_of check (bill_id is not null or deposit_id is not null);
create index payment_deposit on money.payment (group_id, deposit_id) where deposit_id is not null;

-- What other rooms show of it.
create view money.deposit_brief as
  select group_id, id, state, nature, amount_fen, due_at, held_fen from money.deposit;
