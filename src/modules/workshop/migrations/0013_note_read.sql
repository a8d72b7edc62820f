-- When its technician has read the order's hand-over note (G-16).
alter table workshop.job_card add column note_read_at timestamptz;
