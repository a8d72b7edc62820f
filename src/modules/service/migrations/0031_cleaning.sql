-- The car was washed, wiped and dried, by whom and when; again after each time it went back to work (L-01).
create table service.cleaning (
  group_id uuid not null,
  id uuid not null,
  order_id uuid not null,
  at timestamptz not null,
  by_id uuid not null,
  note text,
  primary key (group_id, id),
  constraint cleaning_order_fk foreign key (group_id, order_id) references service.repair_order (group_id, id)
);
create index cleaning_order on service.cleaning (group_id, order_id, at);
