-- What becomes of a deposit is shown to whose it is, also when its booking has ended.
create or replace view money.deposit_brief as
  select group_id, id, state, nature, amount_fen, due_at, held_fen,
         customer_id, appointment_id, vehicle_id, owed_fen, returned_fen, forfeited_fen, updated_at
    from money.deposit;
