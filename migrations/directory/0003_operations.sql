-- What the people who run the service look after: how far each network's database is migrated,
-- which jobs fail, how many mails left, what they were told of.
--
-- Why: with a database a network, "is everything up to date" is a question to thousands of
--      databases unless the directory keeps the answers. No figures, no addresses, ids only.
-- Undo: DROP TABLE network_schema, failing_job, mail_day, operator_notice; DROP INDEX
--       network_by_founder, network_by_kind; the columns added to dead_letter may stay, nothing else reads them.

-- How far a network's database is known to be migrated: `0003 0003_sites.sql`. A network without a
-- row, or with a version before the Worker's, is behind. `failures` counts since the last success.
CREATE TABLE network_schema (
  network_id TEXT    NOT NULL PRIMARY KEY REFERENCES network (id),
  version    TEXT    NOT NULL DEFAULT '',
  applied_at INTEGER,
  failures   INTEGER NOT NULL DEFAULT 0,
  failure    TEXT,
  failed_at  INTEGER
) STRICT, WITHOUT ROWID;

-- Jobs that failed and are being tried again; gone when they succeed or are given up.
CREATE TABLE failing_job (
  job      TEXT    NOT NULL PRIMARY KEY,
  queue    TEXT    NOT NULL,
  attempts INTEGER NOT NULL,
  cause    TEXT    NOT NULL,
  first_at INTEGER NOT NULL,
  last_at  INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- How many mails were handed to the provider on a day (UTC), and how that ended.
CREATE TABLE mail_day (
  day     TEXT    NOT NULL PRIMARY KEY,
  sent    INTEGER NOT NULL DEFAULT 0,
  refused INTEGER NOT NULL DEFAULT 0,
  unknown INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;

-- What an operator is mailed, once: the key names the matter, the day and the address (hashed).
CREATE TABLE operator_notice (
  key        TEXT    NOT NULL PRIMARY KEY,
  claimed_at INTEGER NOT NULL,
  sent_at    INTEGER
) STRICT, WITHOUT ROWID;

-- Who is making a network now, and how many a person made of late.
CREATE INDEX network_by_founder ON network (founded_by, created_at);

-- The demonstrations among any number of networks: what the front page asks for.
CREATE INDEX network_by_kind ON network (simulated, status, name);

-- A message that was given up and asked for again stays, with who asked.
ALTER TABLE dead_letter ADD COLUMN retried_at INTEGER;

ALTER TABLE dead_letter ADD COLUMN retried_by TEXT;
