-- The maintenance package that was booked; on the order with the items that must be done before it can be closed.
alter table service.appointment add column package_code text;
alter table service.repair_order add column package_code text, add column mandatory_items text[];

-- What is got ready for a booking and what was told about it. A row of its own, written by those bookings only that somebody
-- or the clock has looked at, so that booking itself stays as short as it is.
create table service.preparation (
  group_id uuid not null,
  -- The appointment's id.
  id uuid not null,
  technician_id uuid,
  bay_id uuid,
  -- [{"partId": …, "quantityThousandths": …}] in place of what the items usually take.
  parts jsonb,
  -- [{"partId": …, "partNo": …, "quantityThousandths": …}]: what the store lacks, and since when it is known.
  short_parts jsonb,
  short_since timestamptz,
  prepared_at timestamptz,
  reminded_at timestamptz,
  -- When the customer was asked for another time.
  asked_at timestamptz,
  primary key (group_id, id),
  constraint preparation_appointment_fk foreign key (group_id, id) references service.appointment (group_id, id)
);
