-- What the law says of money paid beforehand.
insert into kernel.law_limit (key, from_date, value, unit, source) values
  ('money.earnestPercent', '2021-01-01', '20', 'percent', '民法典 第五百八十六条'),
  ('money.depositRefundDays', '2015-03-15', '15', 'day', '侵害消费者权益行为处罚办法 第十条');
