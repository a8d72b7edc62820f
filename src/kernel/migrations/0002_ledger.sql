-- Transaction numbers order the ledger within one database cluster only, so each cluster that the data has lived in is
-- an epoch of its own. The newest is the default of kernel.entry.epoch; see ledger/epoch.ts.
create table kernel.ledger_epoch (
  epoch integer primary key,
  system_identifier text not null,
  started_at timestamptz not null
);

-- Two verbs that both made version 7 of a record would fork its chain: the second must fail.
drop index kernel.entry_record;
create unique index entry_version on kernel.entry (group_id, record_id, version, record);
