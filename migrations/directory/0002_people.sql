-- How people come into a network and how they see where they are signed in.
--
-- Why: a network is joined by invitation, or by asking. Both are between a person and a network,
--      so they stand where people and networks are known. Of an invitation's link only the hash is
--      kept: a copy of this table lets nobody in.
-- Undo: DROP TABLE invitation, join_request; the columns added to session may stay, nothing else
--       reads them.

-- One use, for one mail address. `mailbox` is the address as its owner's mailbox knows it (without
-- what follows a plus sign): what an unasked-for mail is counted by.
CREATE TABLE invitation (
  id           TEXT    NOT NULL PRIMARY KEY,
  token_hash   TEXT    NOT NULL UNIQUE,
  network_id   TEXT    NOT NULL REFERENCES network (id),
  email        TEXT    NOT NULL CHECK (email = lower(email) AND length(email) <= 254),
  mailbox      TEXT    NOT NULL,
  role         TEXT    NOT NULL,
  site_id      INTEGER NOT NULL DEFAULT 0,
  invited_by   TEXT    NOT NULL REFERENCES user (id),
  created_at   INTEGER NOT NULL,
  expires_at   INTEGER NOT NULL,
  mailed_at    INTEGER,
  accepted_by  TEXT    REFERENCES user (id),
  accepted_at  INTEGER,
  withdrawn_at INTEGER,
  CHECK ((accepted_by IS NULL) = (accepted_at IS NULL)),
  CHECK (accepted_at IS NULL OR withdrawn_at IS NULL)
) STRICT, WITHOUT ROWID;

-- What a person has been offered is open once: a newer invitation to the same takes its place.
CREATE UNIQUE INDEX invitation_open_once
  ON invitation (network_id, email, role, site_id)
  WHERE accepted_at IS NULL AND withdrawn_at IS NULL;

CREATE INDEX invitation_by_network ON invitation (network_id, created_at);

CREATE INDEX invitation_by_mailbox ON invitation (mailbox, created_at);

CREATE TABLE join_request (
  id          TEXT    NOT NULL PRIMARY KEY,
  network_id  TEXT    NOT NULL REFERENCES network (id),
  user_id     TEXT    NOT NULL REFERENCES user (id),
  message     TEXT    NOT NULL DEFAULT '',
  created_at  INTEGER NOT NULL,
  answer      TEXT    CHECK (answer IN ('accepted', 'declined')),
  answered_by TEXT    REFERENCES user (id),
  answered_at INTEGER,
  CHECK ((answer IS NULL) = (answered_at IS NULL))
) STRICT, WITHOUT ROWID;

-- Asking twice is asking once.
CREATE UNIQUE INDEX join_request_open_once
  ON join_request (network_id, user_id)
  WHERE answered_at IS NULL;

CREATE INDEX join_request_by_user ON join_request (user_id, created_at);

-- Who belongs to a network; the primary key answers only which networks a person belongs to.
CREATE INDEX membership_by_network ON membership (network_id, user_id);

CREATE INDEX session_by_user ON session (user_id, expires_at);

-- When a session was last used, to the hour, and the kind of browser it was begun in.
ALTER TABLE session ADD COLUMN last_seen_at INTEGER;

ALTER TABLE session ADD COLUMN device TEXT;
