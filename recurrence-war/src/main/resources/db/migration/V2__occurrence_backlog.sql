-- Operators are told how long the oldest request has waited, and how many were refused for good.
ALTER TABLE occurrence_request ADD COLUMN requested_at timestamptz NOT NULL DEFAULT clock_timestamp();

CREATE INDEX occurrence_request_unsettled ON occurrence_request (state, requested_at) WHERE state <> 'DONE';
