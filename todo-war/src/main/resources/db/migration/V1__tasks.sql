CREATE TABLE task (
  id              uuid PRIMARY KEY,
  user_id         text NOT NULL,
  title           text NOT NULL CHECK (length(title) BETWEEN 1 AND 500),
  description     text CHECK (length(description) <= 20000),
  status          text NOT NULL CHECK (status IN ('PENDING', 'IN_PROGRESS', 'COMPLETED')),
  priority        text NOT NULL CHECK (priority IN ('HIGH', 'MEDIUM', 'LOW', 'NONE')),
  tags            text[] NOT NULL,
  due_at          timestamptz,
  time_zone       text,
  recurrence_rule text,
  series_id       uuid,
  series_start    timestamptz,
  recurrence_id   timestamptz,
  -- Whether the occurrence was completed once; its place in the series is settled from then on.
  series_handed_on boolean NOT NULL,
  reminders       text[] NOT NULL,
  created_at      timestamptz NOT NULL,
  updated_at      timestamptz NOT NULL,
  completed_at    timestamptz,
  version         bigint NOT NULL CHECK (version >= 1),
  CHECK ((due_at IS NULL) = (time_zone IS NULL)),
  CHECK (recurrence_rule IS NULL OR due_at IS NOT NULL),
  CHECK ((completed_at IS NOT NULL) = (status = 'COMPLETED')),
  CHECK ((recurrence_rule IS NULL) = (series_id IS NULL)),
  CHECK ((series_id IS NULL) = (series_start IS NULL)),
  CHECK ((series_id IS NULL) = (recurrence_id IS NULL)),
  CHECK (series_id IS NOT NULL OR NOT series_handed_on)
);

CREATE INDEX task_of_user_newest_first ON task (user_id, created_at DESC, id DESC);

-- What makes the next occurrence of a series exist once, however often it is asked for, and what
-- keeps a task from being followed by two. It outlives the task, so that a deleted occurrence does
-- not come back.
CREATE TABLE task_occurrence (
  series_id         uuid NOT NULL,
  recurrence_id     timestamptz NOT NULL,
  completed_task_id uuid NOT NULL,
  user_id           text NOT NULL,
  task_id           uuid NOT NULL,
  PRIMARY KEY (series_id, recurrence_id),
  UNIQUE (series_id, completed_task_id)
);

-- One row a user; its lock makes the order of positions the order of commits, with no holes.
CREATE TABLE user_position (
  user_id  text PRIMARY KEY,
  position bigint NOT NULL
);

GRANT SELECT, INSERT, UPDATE, DELETE ON task TO ${runningRole};
GRANT SELECT, INSERT ON task_occurrence TO ${runningRole};
GRANT SELECT, INSERT, UPDATE ON user_position TO ${runningRole};
