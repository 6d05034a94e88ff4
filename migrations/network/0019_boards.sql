-- Boards of pins, whom people follow, what is said of pins, which sites tried them and what their
-- charts say since, and the index by which pins are found.
--
-- Why: a pin stands once and on many boards, each row keeping from where it was taken. A grade is
--      worked out from charts and kept with its reason and its day, so that a list can be looked
--      through by it; it can be made again at any time. Nothing here is deleted but what a person
--      follows: a comment or a board that is taken away leaves its row.
-- Undo: DROP TABLE news_mail, news_stop, pin_grade, pin_try, pin_flag, pin_comment, follow, board_pin,
--       board, and pin_text with its three triggers.

CREATE TABLE board (
  id         TEXT    NOT NULL PRIMARY KEY,
  kind       TEXT    NOT NULL CHECK (kind IN ('person', 'site', 'network')),
  name       TEXT    NOT NULL,
  about      TEXT    NOT NULL DEFAULT '',
  site_id    INTEGER REFERENCES site (id),
  owner      TEXT    NOT NULL,
  -- A network's board may be a bundle: what stands on it belongs together and is done together.
  is_bundle  INTEGER NOT NULL DEFAULT 0 CHECK (is_bundle IN (0, 1)),
  revision   INTEGER NOT NULL CHECK (revision >= 1),
  created_at INTEGER NOT NULL,
  changed_at INTEGER NOT NULL,
  removed_at INTEGER,
  CHECK ((kind = 'site') = (site_id IS NOT NULL)),
  CHECK (is_bundle = 0 OR kind = 'network')
) STRICT, WITHOUT ROWID;

-- A pin of the own network by its id, one of another as `network~pin` with its title and its network's
-- name as they were. `via` is the board that it was taken from.
CREATE TABLE board_pin (
  board_id TEXT    NOT NULL REFERENCES board (id),
  pin      TEXT    NOT NULL,
  title    TEXT    NOT NULL DEFAULT '',
  network  TEXT    NOT NULL DEFAULT '',
  note     TEXT    NOT NULL DEFAULT '',
  via      TEXT    REFERENCES board (id),
  added_by TEXT    NOT NULL,
  added_at INTEGER NOT NULL,
  PRIMARY KEY (board_id, pin)
) STRICT, WITHOUT ROWID;

CREATE INDEX board_pin_newest ON board_pin (board_id, added_at, pin);

CREATE INDEX board_pin_by_pin ON board_pin (pin);

-- A person, a site, a board or a family of measures, by its id or key.
CREATE TABLE follow (
  user_id TEXT    NOT NULL,
  kind    TEXT    NOT NULL CHECK (kind IN ('person', 'site', 'board', 'family')),
  target  TEXT    NOT NULL,
  since   INTEGER NOT NULL,
  PRIMARY KEY (user_id, kind, target)
) STRICT, WITHOUT ROWID;

CREATE INDEX follow_by_target ON follow (kind, target);

CREATE TABLE pin_comment (
  id         TEXT    NOT NULL PRIMARY KEY,
  pin_id     TEXT    NOT NULL REFERENCES pin (id),
  text       TEXT    NOT NULL,
  -- The members whom it names, by their ids.
  mentions   TEXT    NOT NULL DEFAULT '[]' CHECK (json_valid(mentions)),
  owner      TEXT    NOT NULL,
  at         INTEGER NOT NULL,
  hidden_at  INTEGER,
  hidden_by  TEXT,
  hidden_why TEXT,
  -- Taken back by whoever wrote it: the row stays without a word in it.
  removed_at INTEGER,
  CHECK (length(text) > 0 OR removed_at IS NOT NULL),
  CHECK ((hidden_at IS NULL) = (hidden_by IS NULL))
) STRICT, WITHOUT ROWID;

CREATE INDEX pin_comment_of_pin ON pin_comment (pin_id, at);

CREATE INDEX pin_comment_by_owner ON pin_comment (owner, at);

CREATE INDEX pin_comment_newest ON pin_comment (at);

-- Somebody asks the network's moderators to look at a pin, or at a comment on it.
CREATE TABLE pin_flag (
  id         TEXT    NOT NULL PRIMARY KEY,
  pin_id     TEXT    NOT NULL REFERENCES pin (id),
  comment_id TEXT    REFERENCES pin_comment (id),
  why        TEXT    NOT NULL CHECK (why IN ('identifies', 'rights', 'wrong', 'unkind', 'other')),
  text       TEXT    NOT NULL DEFAULT '',
  flagged_by TEXT    NOT NULL,
  at         INTEGER NOT NULL,
  outcome    TEXT    CHECK (outcome IN ('kept', 'hidden')),
  settled_by TEXT,
  settled_at INTEGER,
  CHECK ((outcome IS NULL) = (settled_at IS NULL))
) STRICT, WITHOUT ROWID;

CREATE INDEX pin_flag_open ON pin_flag (at) WHERE outcome IS NULL;

CREATE UNIQUE INDEX pin_flag_once ON pin_flag (pin_id, coalesce(comment_id, ''), flagged_by)
  WHERE outcome IS NULL;

-- A site tried a pin: since which day, and by which test of change where one was written down.
CREATE TABLE pin_try (
  id         TEXT    NOT NULL PRIMARY KEY,
  pin_id     TEXT    NOT NULL REFERENCES pin (id),
  site_id    INTEGER NOT NULL REFERENCES site (id),
  test_id    TEXT    REFERENCES pdsa (id),
  since      TEXT    NOT NULL CHECK (since GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  owner      TEXT    NOT NULL,
  at         INTEGER NOT NULL,
  removed_at INTEGER
) STRICT, WITHOUT ROWID;

CREATE UNIQUE INDEX pin_try_once ON pin_try (pin_id, site_id, coalesce(test_id, ''))
  WHERE removed_at IS NULL;

CREATE INDEX pin_try_by_site ON pin_try (site_id);

-- What a pin has earned, as it was worked out last; one without a row is an idea.
CREATE TABLE pin_grade (
  pin_id  TEXT    NOT NULL PRIMARY KEY REFERENCES pin (id),
  grade   TEXT    NOT NULL
    CHECK (grade IN ('idea', 'tested', 'one-site', 'several-sites', 'bundle')),
  reason  TEXT    NOT NULL,
  since   TEXT    NOT NULL DEFAULT '',
  tested  INTEGER NOT NULL CHECK (tested >= 0),
  shifted INTEGER NOT NULL CHECK (shifted >= 0),
  -- The charts that moved: site, measure, from, to, since.
  charts  TEXT    NOT NULL DEFAULT '[]' CHECK (json_valid(charts)),
  at      INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX pin_grade_by_grade ON pin_grade (grade);

-- The part of a person's mail of the day that tells of pins: everything from one instant to another.
CREATE TABLE news_mail (
  id      TEXT    NOT NULL PRIMARY KEY,
  user_id TEXT    NOT NULL,
  from_at INTEGER NOT NULL,
  to_at   INTEGER NOT NULL CHECK (to_at > from_at),
  status  TEXT    NOT NULL CHECK (status IN ('planned', 'gathered', 'sent', 'failed', 'stopped',
    'unknown')),
  failure TEXT
) STRICT, WITHOUT ROWID;

CREATE INDEX news_mail_newest ON news_mail (user_id, to_at);

CREATE INDEX news_mail_planned ON news_mail (id) WHERE status = 'planned';

CREATE TABLE news_stop (
  user_id TEXT    NOT NULL PRIMARY KEY,
  at      INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX pin_by_family ON pin (family, created_at)
  WHERE family <> '' AND removed_at IS NULL AND hidden_at IS NULL;

CREATE INDEX pin_by_site ON pin (site_id, created_at) WHERE site_id IS NOT NULL;

CREATE INDEX pin_by_owner ON pin (owner, created_at);

-- The words of every pin that may be seen. Made from the pins alone, by their triggers.
CREATE VIRTUAL TABLE pin_text USING fts5 (
  id, title, words, tokenize = 'porter unicode61 remove_diacritics 2'
);

-- Words of a pin that is removed leave the index at once, and not with its next tidying.
INSERT INTO pin_text (pin_text, rank) VALUES ('secure-delete', 1);

INSERT INTO pin_text (id, title, words)
SELECT id,
  iif(removed_at IS NULL AND hidden_at IS NULL, title, ''),
  iif(removed_at IS NULL AND hidden_at IS NULL,
    purpose || ' ' || surprised || ' ' || context || ' ' || attribution || ' ' || body || ' '
      || replace(family || ' ' || driver || ' ' || condition, '-', ' '), '')
FROM pin;

CREATE TRIGGER pin_added AFTER INSERT ON pin BEGIN
  INSERT INTO pin_text (id, title, words) VALUES (
    new.id,
    iif(new.removed_at IS NULL AND new.hidden_at IS NULL, new.title, ''),
    iif(new.removed_at IS NULL AND new.hidden_at IS NULL,
      new.purpose || ' ' || new.surprised || ' ' || new.context || ' ' || new.attribution || ' '
        || new.body || ' '
        || replace(new.family || ' ' || new.driver || ' ' || new.condition, '-', ' '), ''));
END;

-- A pin that is hidden or removed keeps its row in the index, and no word in it.
CREATE TRIGGER pin_changed AFTER UPDATE ON pin BEGIN
  UPDATE pin_text SET
    title = iif(new.removed_at IS NULL AND new.hidden_at IS NULL, new.title, ''),
    words = iif(new.removed_at IS NULL AND new.hidden_at IS NULL,
      new.purpose || ' ' || new.surprised || ' ' || new.context || ' ' || new.attribution || ' '
        || new.body || ' '
        || replace(new.family || ' ' || new.driver || ' ' || new.condition, '-', ' '), '')
  WHERE rowid IN (
    SELECT rowid FROM pin_text WHERE pin_text MATCH 'id : "' || old.id || '"' AND id = old.id);
END;

CREATE TRIGGER pin_gone AFTER DELETE ON pin BEGIN
  UPDATE pin_text SET id = '', title = '', words = ''
  WHERE rowid IN (
    SELECT rowid FROM pin_text WHERE pin_text MATCH 'id : "' || old.id || '"' AND id = old.id);
END;
