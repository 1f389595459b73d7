-- One row for every task event, for ever. The event's id is the key: an event that comes twice leaves one row.
CREATE TABLE audit_entry (
  id             uuid PRIMARY KEY,
  task_id        uuid NOT NULL,
  user_id        text NOT NULL,
  action         text NOT NULL CHECK (action IN ('CREATED', 'UPDATED', 'COMPLETED', 'DELETED')),
  sequence       bigint NOT NULL CHECK (sequence >= 1),
  position       bigint NOT NULL CHECK (position >= 1),
  occurred_at    timestamptz NOT NULL,
  recorded_at    timestamptz NOT NULL DEFAULT now(),
  actor          text NOT NULL,
  source         text NOT NULL,
  correlation_id text NOT NULL,
  state_before   jsonb CHECK (jsonb_typeof(state_before) = 'object'),
  state_after    jsonb CHECK (jsonb_typeof(state_after) = 'object'),
  changes        jsonb NOT NULL CHECK (jsonb_typeof(changes) = 'object'),
  CHECK ((state_before IS NULL) = (action = 'CREATED')),
  CHECK ((state_after IS NULL) = (action = 'DELETED'))
);

-- Each index serves one question in the order of the answer, newest first, so that a page costs its own length:
-- everything of a user, everything of a task, and, for auditors, everything.
CREATE INDEX audit_entry_of_user ON audit_entry (user_id, occurred_at DESC, position DESC, id DESC);
CREATE INDEX audit_entry_of_task ON audit_entry (task_id, occurred_at DESC, position DESC, id DESC);
CREATE INDEX audit_entry_newest ON audit_entry (occurred_at DESC, position DESC, id DESC);

-- The running role lacks the rights to change an entry anyway. This stops the owner as well, short of dropping it.
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'audit entries are never changed: % refused', TG_OP USING ERRCODE = 'insufficient_privilege';
END
$$;

CREATE TRIGGER audit_entry_is_append_only
  BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_entry
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

GRANT SELECT, INSERT ON audit_entry TO ${runningRole};
