-- When the guest was met, and by whom: the greeting is over before the reception is (G-08).
alter table service.appointment add column greeted_at timestamptz, add column greeted_by uuid;
