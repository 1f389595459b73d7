-- The outbox of a publishing service (com.todoai.kit.outbox).
create table outbox_message (
  id              bigint generated always as identity primary key,
  shard           integer     not null,
  topic           text        not null,
  event           text        not null,
  created_at      timestamptz not null,
  attempts        integer     not null default 0,
  next_attempt_at timestamptz,
  parked_at       timestamptz,
  failure         text
);
-- What the relay reads: the waiting rows of one shard, oldest first.
create index outbox_message_waiting on outbox_message (shard, id) where parked_at is null;
-- The table is a queue: small between bursts, rewritten all the time. Clean it by count, not by share.
alter table outbox_message set (
  autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000,
  autovacuum_analyze_scale_factor = 0, autovacuum_analyze_threshold = 2000
);
grant select, insert, update, delete on outbox_message to ${runningRole};
