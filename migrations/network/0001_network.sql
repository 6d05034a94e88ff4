-- One learning network: its charter, sites, measures, figures, and the ledger of its reports.
--
-- Why: a network's data lives in a database of its own, so no table here carries a network's id
--      but the charter, by which the database says whose it is.
-- Undo: drop the tables named below (nothing else refers to them at 0001).

-- The one row that says which network this database belongs to.
CREATE TABLE charter (
  one          INTEGER NOT NULL PRIMARY KEY DEFAULT 1 CHECK (one = 1),
  network_id   TEXT    NOT NULL,
  slug         TEXT    NOT NULL,
  name         TEXT    NOT NULL,
  purpose      TEXT    NOT NULL DEFAULT '',
  mission      TEXT    NOT NULL DEFAULT '',
  vision       TEXT    NOT NULL DEFAULT '',
  aim          TEXT    NOT NULL DEFAULT '',
  time_zone    TEXT    NOT NULL,
  calendar     TEXT    NOT NULL CHECK (json_valid(calendar)),
  transparency TEXT    NOT NULL CHECK (transparency IN ('named', 'blinded', 'own-only')),
  rule_set     TEXT    NOT NULL,
  template     TEXT    NOT NULL,
  simulated    INTEGER NOT NULL DEFAULT 0 CHECK (simulated IN (0, 1)),
  created_at   INTEGER NOT NULL
) STRICT;

CREATE TABLE site (
  id         INTEGER NOT NULL PRIMARY KEY,
  code       TEXT    NOT NULL COLLATE NOCASE UNIQUE,
  name       TEXT    NOT NULL,
  type       TEXT    NOT NULL DEFAULT '',
  joined     TEXT    NOT NULL CHECK (joined GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]'),
  left_after TEXT    CHECK (left_after >= joined)
) STRICT;

CREATE TABLE measure (
  id          INTEGER NOT NULL PRIMARY KEY,
  code        TEXT    NOT NULL COLLATE NOCASE UNIQUE,
  place       INTEGER NOT NULL,
  name        TEXT    NOT NULL,
  kind        TEXT    NOT NULL CHECK (kind IN ('outcome', 'process', 'balancing')),
  numerator   TEXT    NOT NULL,
  denominator TEXT    NOT NULL,
  exclusions  TEXT    NOT NULL DEFAULT '',
  unit        TEXT    NOT NULL,
  multiplier  REAL    NOT NULL CHECK (multiplier > 0),
  direction   TEXT    NOT NULL CHECK (direction IN ('increase', 'decrease', 'neutral')),
  goal        REAL,
  chart       TEXT    NOT NULL,
  site_types  TEXT    NOT NULL DEFAULT '[]' CHECK (json_valid(site_types)),
  status      TEXT    NOT NULL CHECK (status IN ('draft', 'test', 'live', 'retired'))
) STRICT;

-- Who did what, when, from where, before and after. Each entry's hash covers the one before it, so
-- that an entry which is altered, taken out, slipped in or moved is found. The number is the place
-- in the chain: of two who write at once one finds it taken, and follows the other.
CREATE TABLE audit_entry (
  id        INTEGER NOT NULL PRIMARY KEY CHECK (id >= 1),
  at        INTEGER NOT NULL,
  actor     TEXT    NOT NULL,
  action    TEXT    NOT NULL,
  subject   TEXT    NOT NULL,
  via       TEXT    NOT NULL CHECK (via IN ('page', 'api', 'mail', 'clock', 'demo')),
  address   TEXT    NOT NULL DEFAULT '',
  detail    TEXT    NOT NULL DEFAULT '{}' CHECK (json_valid(detail)),
  prev_hash TEXT    NOT NULL CHECK (length(prev_hash) = 64),
  hash      TEXT    NOT NULL CHECK (length(hash) = 64)
) STRICT;

-- The newest entry that no submission points to: a chain alone cannot tell that its end was cut.
CREATE TABLE audit_head (
  one INTEGER NOT NULL PRIMARY KEY DEFAULT 1 CHECK (one = 1),
  id  INTEGER NOT NULL REFERENCES audit_entry (id)
) STRICT;

-- Each time a site reported or corrected a month. The key holds the revision, so two people
-- saving at once collide here instead of overwriting each other.
CREATE TABLE submission (
  site_id  INTEGER NOT NULL REFERENCES site (id),
  period   TEXT    NOT NULL CHECK (period GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]'),
  revision INTEGER NOT NULL CHECK (revision >= 1),
  attested INTEGER NOT NULL CHECK (attested IN (0, 1)),
  reason   TEXT,
  actor    TEXT    NOT NULL,
  via      TEXT    NOT NULL CHECK (via IN ('form', 'file', 'api', 'demo')),
  at       INTEGER NOT NULL,
  audit    INTEGER NOT NULL REFERENCES audit_entry (id),
  PRIMARY KEY (site_id, period, revision)
) STRICT, WITHOUT ROWID;

-- What a revision says of a measure: only what it changed. Rows are never updated; the highest
-- revision stands. The key begins with the site, so a site's series is one range of rows and a
-- month of the network is one step for each site.
CREATE TABLE figure (
  site_id     INTEGER NOT NULL REFERENCES site (id),
  measure_id  INTEGER NOT NULL REFERENCES measure (id),
  period      TEXT    NOT NULL,
  revision    INTEGER NOT NULL CHECK (revision >= 1),
  state       TEXT    NOT NULL CHECK (state IN ('measured', 'no-cases', 'not-collected')),
  numerator   REAL    CHECK (numerator >= 0),
  denominator REAL    CHECK (denominator > 0),
  reason      TEXT,
  CHECK ((state = 'measured') = (numerator IS NOT NULL AND denominator IS NOT NULL)),
  CHECK (state <> 'not-collected' OR length(reason) > 0),
  PRIMARY KEY (site_id, measure_id, period, revision)
) STRICT, WITHOUT ROWID;

-- The network's sum for a measure and month, made again from the figures with every save.
CREATE TABLE roll_up (
  measure_id  INTEGER NOT NULL REFERENCES measure (id),
  period      TEXT    NOT NULL,
  numerator   REAL    NOT NULL CHECK (numerator >= 0),
  denominator REAL    NOT NULL CHECK (denominator >= 0),
  sites       INTEGER NOT NULL CHECK (sites >= 0),
  PRIMARY KEY (measure_id, period)
) STRICT, WITHOUT ROWID;

-- The ledger of reports: a report exists here, under a key that asking twice cannot double,
-- before any message about it is sent.
CREATE TABLE report (
  id       TEXT    NOT NULL PRIMARY KEY,
  kind     TEXT    NOT NULL CHECK (kind IN ('network')),
  period   TEXT    NOT NULL,
  status   TEXT    NOT NULL CHECK (status IN ('pending', 'built', 'failed')),
  title    TEXT    NOT NULL DEFAULT '',
  due_at   INTEGER NOT NULL,
  built_at INTEGER,
  failure  TEXT,
  CHECK ((status = 'built') = (built_at IS NOT NULL))
) STRICT, WITHOUT ROWID;

-- Each stored form of a report, with the hash of its bytes.
CREATE TABLE artefact (
  report_id TEXT    NOT NULL REFERENCES report (id),
  name      TEXT    NOT NULL,
  type      TEXT    NOT NULL,
  sha256    TEXT    NOT NULL CHECK (length(sha256) = 64),
  bytes     INTEGER NOT NULL CHECK (bytes > 0),
  PRIMARY KEY (report_id, name)
) STRICT, WITHOUT ROWID;

-- What a person asked to be mailed. Ended, never deleted, so that a mail can be explained.
CREATE TABLE subscription (
  id       TEXT    NOT NULL PRIMARY KEY,
  user_id  TEXT    NOT NULL,
  report   TEXT    NOT NULL CHECK (report IN ('network')),
  since    INTEGER NOT NULL,
  ended_at INTEGER
) STRICT, WITHOUT ROWID;

CREATE UNIQUE INDEX subscription_once ON subscription (user_id, report) WHERE ended_at IS NULL;

-- One mail to one person about one report: claimed by its key, leased while it is sent.
CREATE TABLE delivery (
  id              TEXT    NOT NULL PRIMARY KEY,
  report_id       TEXT    NOT NULL REFERENCES report (id),
  subscription_id TEXT    NOT NULL REFERENCES subscription (id),
  status          TEXT    NOT NULL
    CHECK (status IN ('ready', 'sending', 'sent', 'unknown', 'failed', 'stopped')),
  attempts        INTEGER NOT NULL DEFAULT 0,
  leased_until    INTEGER,
  sent_at         INTEGER,
  provider_id     TEXT,
  sha256          TEXT,
  failure         TEXT,
  UNIQUE (report_id, subscription_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX delivery_unfinished ON delivery (status) WHERE status IN ('ready', 'sending');
