-- What a network's people are told by mail, when its policies are looked at, and which requests to
-- join nobody was told of yet.
--
-- Why: a mail that is sent once needs a row that says so, claimed before it leaves. Which networks to
--      look at must be one question to the directory, however many networks there are.
-- Undo: DROP TABLE notice, review_watch; DROP INDEX join_request_by_network, join_request_untold; the
--       column added to join_request may stay, nothing else reads it.

-- One matter for one person: the key names both. Claimed by whoever sends the mail.
CREATE TABLE notice (
  network_id TEXT    NOT NULL REFERENCES network (id),
  key        TEXT    NOT NULL,
  claimed_at INTEGER NOT NULL,
  sent_at    INTEGER,
  PRIMARY KEY (network_id, key)
) STRICT, WITHOUT ROWID;

-- When the clock looks at a network's policies next.
CREATE TABLE review_watch (
  network_id TEXT    NOT NULL PRIMARY KEY REFERENCES network (id),
  at         INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX review_watch_by_time ON review_watch (at);

INSERT INTO review_watch (network_id, at) SELECT id, 0 FROM network WHERE simulated = 0;

ALTER TABLE join_request ADD COLUMN told_at INTEGER;

CREATE INDEX join_request_untold ON join_request (network_id)
  WHERE told_at IS NULL AND answered_at IS NULL;

CREATE INDEX join_request_by_network ON join_request (network_id, created_at);
