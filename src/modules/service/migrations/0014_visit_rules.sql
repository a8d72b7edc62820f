-- Who changed the rules of a kind of visit last (an account).
alter table service.visit_type add column changed_at timestamptz;
alter table service.visit_type add column changed_by uuid;

-- The gates under which an order was taken in: a change of the rules counts for later ones.
alter table service.repair_order add column needs text[] not null default '{}';
alter table service.repair_order alter column needs drop default;
