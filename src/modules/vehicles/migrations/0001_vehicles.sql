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
  primary key (group_id, id),
  constraint vehicle_vin_key unique (group_id, vin),
  constraint vehicle_store_fk foreign key (group_id, store_id) references kernel.store (group_id, id),
  constraint vehicle_model_fk foreign key (group_id, model_id) references knowledge.model (group_id, id)
);
create index vehicle_newest on vehicles.vehicle (group_id, store_id, id);
create index vehicle_plate on vehicles.vehicle (group_id, plate);

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
