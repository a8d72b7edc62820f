-- Which built-in catalogues the group has been given: moves with the codes that they hold. Null where nobody has looked yet.
alter table kernel.dealer_group add column seeds text;
