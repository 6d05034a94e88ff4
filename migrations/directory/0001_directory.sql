-- Who has an account, which networks there are, where each is kept, and who belongs to which.
--
-- Why: a page needs to know who asks and which database to open before it can open one. Figures,
--      goals and reports never come here.
-- Undo: drop the tables named below (nothing else refers to them at 0001).

CREATE TABLE user (
  id                TEXT    NOT NULL PRIMARY KEY,
  email             TEXT    NOT NULL UNIQUE CHECK (email = lower(email) AND length(email) <= 254),
  name              TEXT    NOT NULL DEFAULT '',
  email_verified_at INTEGER,
  created_at        INTEGER NOT NULL
) STRICT;

-- An account at a hospital's identity provider.
CREATE TABLE account (
  provider            TEXT    NOT NULL,
  provider_account_id TEXT    NOT NULL,
  user_id             TEXT    NOT NULL REFERENCES user (id),
  created_at          INTEGER NOT NULL,
  PRIMARY KEY (provider, provider_account_id)
) STRICT, WITHOUT ROWID;

-- Sessions are kept by the hash of their token: a copy of this table signs nobody in.
CREATE TABLE session (
  token_hash TEXT    NOT NULL PRIMARY KEY,
  user_id    TEXT    NOT NULL REFERENCES user (id),
  created_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE sign_in_token (
  email      TEXT    NOT NULL,
  token_hash TEXT    NOT NULL,
  expires_at INTEGER NOT NULL,
  PRIMARY KEY (email, token_hash)
) STRICT, WITHOUT ROWID;

-- `making` until every step of provisioning is done: only a `live` network can be reached. What was
-- asked for is kept in `wanted`, so that the steps can be run again after a crash.
CREATE TABLE network (
  id         TEXT    NOT NULL PRIMARY KEY,
  slug       TEXT    NOT NULL UNIQUE,
  name       TEXT    NOT NULL,
  status     TEXT    NOT NULL CHECK (status IN ('making', 'live', 'leaving')),
  cell       INTEGER NOT NULL DEFAULT 1,
  template   TEXT    NOT NULL,
  time_zone  TEXT    NOT NULL,
  simulated  INTEGER NOT NULL DEFAULT 0 CHECK (simulated IN (0, 1)),
  founded_by TEXT    REFERENCES user (id),
  wanted     TEXT    NOT NULL DEFAULT '{}' CHECK (json_valid(wanted)),
  created_at INTEGER NOT NULL
) STRICT;

-- The databases that stand ready. One network holds one, and none is held twice.
CREATE TABLE pool (
  binding    TEXT NOT NULL PRIMARY KEY,
  network_id TEXT UNIQUE REFERENCES network (id),
  claimed_at INTEGER,
  CHECK ((network_id IS NULL) = (claimed_at IS NULL))
) STRICT;

-- A role that a person holds in a network; site 0 means the whole network.
CREATE TABLE membership (
  user_id    TEXT    NOT NULL REFERENCES user (id),
  network_id TEXT    NOT NULL REFERENCES network (id),
  role       TEXT    NOT NULL,
  site_id    INTEGER NOT NULL DEFAULT 0,
  created_at INTEGER NOT NULL,
  PRIMARY KEY (user_id, network_id, role, site_id)
) STRICT, WITHOUT ROWID;

-- What another system shows instead of a session. Only the hash is kept.
CREATE TABLE token (
  token_hash TEXT    NOT NULL PRIMARY KEY,
  id         TEXT    NOT NULL UNIQUE,
  network_id TEXT    NOT NULL REFERENCES network (id),
  site_id    INTEGER NOT NULL DEFAULT 0,
  name       TEXT    NOT NULL,
  created_by TEXT    NOT NULL REFERENCES user (id),
  created_at INTEGER NOT NULL,
  revoked_at INTEGER
) STRICT, WITHOUT ROWID;

CREATE INDEX token_of_network ON token (network_id, created_at);

-- When the clock has something to do for a network. One row for each thing, so that one query
-- finds everything that is due, however many networks there are.
CREATE TABLE due (
  network_id TEXT    NOT NULL REFERENCES network (id),
  what       TEXT    NOT NULL CHECK (what IN ('provision', 'report', 'sweep')),
  at         INTEGER NOT NULL,
  PRIMARY KEY (network_id, what)
) STRICT, WITHOUT ROWID;

CREATE INDEX due_by_time ON due (at);

-- Messages that were given up, for a person to look at. Ids only.
CREATE TABLE dead_letter (
  id       TEXT    NOT NULL PRIMARY KEY,
  queue    TEXT    NOT NULL,
  body     TEXT    NOT NULL,
  given_up INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
