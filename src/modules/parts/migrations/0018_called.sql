-- When the technician called for the parts of a pick list, though he does not stand still because of them.
alter table parts.pick add column called_at timestamptz;
