-- Answers are kept for a week and papers are ciphers, which nothing packs: both stay whole in their row as far as it
-- holds them, instead of being tried for packing and moved away in pieces.
alter table kernel.idempotency set (toast_tuple_target = 8160);
alter table kernel.paper set (toast_tuple_target = 8160);
