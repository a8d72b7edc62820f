-- Why a car that is here under an open order was taken in under another one.
alter table service.repair_order add column beside_because text;
