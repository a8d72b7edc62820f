-- What of the order's line nobody bears yet, in fen: the part is not handed out before. Null where nothing is missing.
alter table parts.pick_line add column unborne_fen bigint;
