-- What the columns of a finding's recordings must not fall below or rise above (H-12): [{name, lower, upper}].
alter table service.finding add column limits jsonb;
