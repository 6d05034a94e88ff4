-- How a person wants their mails, the one mail a day that gathers them from all their networks,
-- addresses that take none, and how fast the provider lets us send.
--
-- Why: somebody in three networks is one reader, and only the directory knows all three. It keeps
--      which mails travel together, never what is in them. An address that bounced stays stopped
--      everywhere: writing to it again harms everybody's mail.
-- Undo: DROP TABLE mail_pace, stopped_address, digest_part, digest, mail_preference.

CREATE TABLE mail_preference (
  user_id    TEXT    NOT NULL PRIMARY KEY REFERENCES user (id),
  digest     INTEGER NOT NULL DEFAULT 0 CHECK (digest IN (0, 1)),
  locale     TEXT    NOT NULL DEFAULT '',
  changed_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- At most one for each person and day (UTC): its key says so.
CREATE TABLE digest (
  user_id      TEXT    NOT NULL REFERENCES user (id),
  day          TEXT    NOT NULL CHECK (day GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  due_at       INTEGER NOT NULL,
  status       TEXT    NOT NULL
    CHECK (status IN ('ready', 'sending', 'sent', 'unknown', 'failed', 'stopped')),
  attempts     INTEGER NOT NULL DEFAULT 0,
  leased_until INTEGER,
  sent_at      INTEGER,
  provider_id  TEXT,
  sha256       TEXT,
  failure      TEXT,
  PRIMARY KEY (user_id, day)
) STRICT, WITHOUT ROWID;

CREATE INDEX digest_due ON digest (due_at) WHERE status IN ('ready', 'sending');

-- A mail of a network that travels in a digest. Settled once the network knows how that went.
CREATE TABLE digest_part (
  network_id TEXT    NOT NULL REFERENCES network (id),
  delivery   TEXT    NOT NULL,
  user_id    TEXT    NOT NULL,
  day        TEXT    NOT NULL,
  settled_at INTEGER,
  PRIMARY KEY (network_id, delivery),
  FOREIGN KEY (user_id, day) REFERENCES digest (user_id, day)
) STRICT, WITHOUT ROWID;

CREATE INDEX digest_part_of ON digest_part (user_id, day);

CREATE TABLE stopped_address (
  email  TEXT    NOT NULL PRIMARY KEY,
  why    TEXT    NOT NULL CHECK (why IN ('bounced', 'complained')),
  at     INTEGER NOT NULL,
  said   TEXT    NOT NULL DEFAULT ''
) STRICT, WITHOUT ROWID;

-- What is left of a provider's quota, and until when it is left alone after it failed.
CREATE TABLE mail_pace (
  provider     TEXT    NOT NULL PRIMARY KEY,
  mails        REAL    NOT NULL,
  at           INTEGER NOT NULL,
  paused_until INTEGER NOT NULL DEFAULT 0,
  failures     INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;
