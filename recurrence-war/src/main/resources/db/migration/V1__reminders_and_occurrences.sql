-- How far this service has followed each task. A row outlives its task, so that a late event does not revive it.
CREATE TABLE followed_task (
  task_id  uuid PRIMARY KEY,
  sequence bigint NOT NULL CHECK (sequence >= 1),
  previous bigint NOT NULL CHECK (previous >= 0)
);

-- The key is what makes a reminder fire once, whatever is planned, cancelled and planned again.
CREATE TABLE reminder (
  id             uuid PRIMARY KEY,
  task_id        uuid NOT NULL,
  due_at         timestamptz NOT NULL,
  offset_before  text NOT NULL,
  user_id        text NOT NULL,
  title          text NOT NULL,
  remind_at      timestamptz NOT NULL,
  state          text NOT NULL CHECK (state IN ('SCHEDULED', 'FIRED', 'CANCELLED', 'LAPSED')),
  fired_at       timestamptz CHECK ((fired_at IS NOT NULL) = (state = 'FIRED')),
  -- The number of the task's event that decided last; those before it come too late.
  decided_by     bigint NOT NULL CHECK (decided_by >= 0),
  correlation_id text NOT NULL,
  trace_parent   text,
  UNIQUE (task_id, due_at, offset_before)
);

-- The clock looks for the next one twice a second.
CREATE INDEX reminder_next ON reminder (remind_at) WHERE state = 'SCHEDULED';

-- The next occurrences that todo is asked for. The keys are what makes a series go on once: each
-- occurrence is asked for once, and each completed task (task_id) is followed by one.
CREATE TABLE occurrence_request (
  series_id       uuid NOT NULL,
  recurrence_id   timestamptz NOT NULL,
  task_id         uuid NOT NULL,
  correlation_id  text NOT NULL,
  trace_parent    text,
  body            text NOT NULL,
  state           text NOT NULL CHECK (state IN ('PENDING', 'DONE', 'PARKED')),
  attempts        integer NOT NULL CHECK (attempts >= 0),
  next_attempt_at timestamptz NOT NULL,
  failure         text,
  PRIMARY KEY (series_id, recurrence_id),
  UNIQUE (series_id, task_id)
);

CREATE INDEX occurrence_request_next ON occurrence_request (next_attempt_at) WHERE state = 'PENDING';

GRANT SELECT, INSERT, UPDATE ON followed_task TO ${runningRole};
GRANT SELECT, INSERT, UPDATE ON reminder TO ${runningRole};
GRANT SELECT, INSERT, UPDATE ON occurrence_request TO ${runningRole};

-- As db/kit/outbox.sql in the service kit has it.
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
