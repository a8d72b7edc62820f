-- Sealed content cannot be compressed any more: trying would only cost time.
alter table kernel.paper alter column content set storage external;
