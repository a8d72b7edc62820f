create table vehicles.vehicle (
  group_id uuid not null,
  id uuid not null,
  store_id uuid not null,
  state text not null,
  version integer not null,
  head bytea not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  vin text not null,
  -- A supervisor's reason for a VIN whose check digit is wrong.
  vin_override text,
  plate text not null,
  plate_kind text not null,
  plate_colour text not null,
  model_id uuid,
  trim text,
  powertrain text not null,
  colour text,
  sold_on date,
  odometer_km integer,
  odometer_on date,
  preferred_technician_id uuid,
  scrapped_on date,
  primary key (group_id, id),
  constraint vehicle_vin_key unique (group_id, vin),
  constraint vehicle_store_fk foreign key (group_id, store_id) references kernel.store (group_id, id),
  constraint vehicle_model_fk foreign key (group_id, model_id) references knowledge.model (group_id, id)
);
create index vehicle_newest on vehicles.vehicle (group_id, store_id, id);
-- A plate hangs on one car at a time.
create unique index vehicle_plate_key on vehicles.vehicle (group_id, plate) where plate <> '' and state = 'active';

-- Whose the car was and is: many people to many cars, with time.
create table vehicles.ownership (
  group_id uuid not null,
  id uuid not null,
  vehicle_id uuid not null,
  customer_id uuid not null,
  role text not null check (role in ('owner', 'bringer')),
  since date not null,
  until date,
  primary key (group_id, id),
  constraint ownership_vehicle_fk foreign key (group_id, vehicle_id) references vehicles.vehicle (group_id, id),
  constraint ownership_customer_fk foreign key (group_id, customer_id) references customers.customer (group_id, id)
);
create index ownership_vehicle on vehicles.ownership (group_id, vehicle_id);
create index ownership_customer on vehicles.ownership (group_id, customer_id);

create table vehicles.plate (
  group_id uuid not null,
  id uuid not null,
  vehicle_id uuid not null,
  plate text not null,
  since date not null,
  until date,
  primary key (group_id, id),
  constraint plate_vehicle_fk foreign key (group_id, vehicle_id) references vehicles.vehicle (group_id, id)
);
create index plate_vehicle on vehicles.plate (group_id, vehicle_id);

create table vehicles.odometer (
  group_id uuid not null,
  id uuid not null,
  vehicle_id uuid not null,
  read_on date not null,
  km integer not null,
  source text not null,
  lower_because text,
  primary key (group_id, id),
  constraint odometer_vehicle_fk foreign key (group_id, vehicle_id) references vehicles.vehicle (group_id, id)
);
create index odometer_vehicle on vehicles.odometer (group_id, vehicle_id);

-- A car in short, for rooms further right.
create view vehicles.brief as
  select v.group_id, v.id, v.store_id, v.vin, v.plate, v.plate_colour, v.plate_kind, v.model_id,
         m.brand_zh || ' ' || m.name_zh as model_zh, m.brand_en || ' ' || m.name_en as model_en,
         v.powertrain, v.odometer_km, v.preferred_technician_id, v.sold_on
    from vehicles.vehicle v
    left join knowledge.model m on m.group_id = v.group_id and m.id = v.model_id;

-- Whose a car is now.
create view vehicles.holding as
  select group_id, vehicle_id, customer_id, role, since from vehicles.ownership where until is null;
