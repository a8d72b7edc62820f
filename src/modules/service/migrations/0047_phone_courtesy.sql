-- Polite steps of a booking by telephone, as they were ticked (G-11).
alter table service.appointment add column phone_courtesy text[];
