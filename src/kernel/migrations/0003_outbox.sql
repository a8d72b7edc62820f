-- The way from the outbox to the job queue. graphile-worker makes its own schema when the worker starts, so functions
-- that name it are PL/pgSQL, which looks names up when it runs. Jobs are written into its table directly: its own
-- `add_jobs` cost five times as much. The version is pinned, and a test of the worker fails when the table changes.

-- Rows live here for milliseconds: without this the table would be cleaned only when it has grown by a fifth.
alter table kernel.outbox set (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000);

-- Takes up to `most` events out of the outbox and makes one job of each for every listener of its topic; an event
-- without a listener is gone. Both in one transaction: an event is in the outbox or in the queue, never in neither.
-- The worker's own connection calls it; the serving role may not.
create function kernel.hand_over(topics text[], tasks text[], listeners text[], most integer, attempts integer)
  returns integer
  language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  taken integer;
  handed integer;
begin
  with gone as (
    delete from kernel.outbox
     where ctid = any (array(select o.ctid from kernel.outbox o limit most for update skip locked))
    returning group_id, id, at, topic, payload
  ), added as (
    insert into graphile_worker._private_jobs (task_id, payload, max_attempts, key)
    select (select t.id from graphile_worker._private_tasks t where t.identifier = l.task),
           json_build_object(
             'listener', l.name, 'groupId', gone.group_id, 'id', gone.id,
             'at', to_char(gone.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'payload', gone.payload),
           attempts, gone.group_id || '/' || gone.id || '/' || l.name
      from gone join unnest(topics, tasks, listeners) as l (topic, task, name) on l.topic = gone.topic
    on conflict (key) do nothing
    returning id
  )
  select (select count(*) from gone), (select count(*) from added) into taken, handed;
  if handed > 0 then
    perform pg_notify('jobs:insert', json_build_object('r', random()::text, 'count', handed)::text);
  end if;
  return taken;
end $$;
revoke all on function kernel.hand_over(text[], text[], text[], integer, integer) from public;

-- Which groups have a deadline to warn of or to declare broken. It tells ids of groups, nothing else.
create function kernel.groups_with_due(at timestamptz) returns setof uuid
  language sql stable security definer set search_path = pg_catalog, pg_temp
as $$ select distinct group_id from kernel.deadline where next_at <= at $$;
revoke all on function kernel.groups_with_due(timestamptz) from public;
grant execute on function kernel.groups_with_due(timestamptz) to open4s_app;

-- Jobs of the transaction's own group that were given up. The group stands in the job's key.
create function kernel.dead_jobs(most integer)
  returns table (id bigint, event_id text, listener text, attempts integer, last_error text, failed_at timestamptz)
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp
as $$
begin
  return query
    select j.id, split_part(j.key, '/', 2), split_part(j.key, '/', 3), j.attempts::integer, j.last_error, j.updated_at
      from graphile_worker.jobs j
     where j.attempts >= j.max_attempts and j.locked_at is null
       and split_part(j.key, '/', 1) = current_setting('app.group_id')
     order by j.id limit most;
end $$;
revoke all on function kernel.dead_jobs(integer) from public;
grant execute on function kernel.dead_jobs(integer) to open4s_app;

-- Gives a dead job of the transaction's own group all its attempts again.
create function kernel.revive_job(job bigint) returns boolean
  language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  mine boolean;
begin
  select true into mine from graphile_worker.jobs j
   where j.id = job and j.attempts >= j.max_attempts and j.locked_at is null
     and split_part(j.key, '/', 1) = current_setting('app.group_id');
  if mine is null then return false; end if;
  perform graphile_worker.reschedule_jobs(array[job], now(), null, 0, null);
  return true;
end $$;
revoke all on function kernel.revive_job(bigint) from public;
grant execute on function kernel.revive_job(bigint) to open4s_app;

-- Counts for the metrics, over all groups.
create function kernel.queue_figures(out waiting bigint, out dead bigint, out outbox bigint, out outbox_since timestamptz)
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp
as $$
begin
  select count(*) filter (where j.attempts < j.max_attempts or j.locked_at is not null),
         count(*) filter (where j.attempts >= j.max_attempts and j.locked_at is null)
    into waiting, dead from graphile_worker.jobs j;
  select count(*), min(o.at) into outbox, outbox_since from kernel.outbox o;
end $$;
revoke all on function kernel.queue_figures() from public;
grant execute on function kernel.queue_figures() to open4s_app;

-- Who is told: the account of a member of staff, or of a customer with an app.
create index account_staff on kernel.account (group_id, staff_id) where staff_id is not null;
create index account_person on kernel.account (group_id, person_id) where person_id is not null;
-- One's own open limits.
create index deadline_owner on kernel.deadline (group_id, owner_id, due_at) where state in ('running', 'breached');
-- The number on the inbox's bell.
create index message_unread on kernel.message (group_id, account_id) where account_id is not null and read_at is null;
