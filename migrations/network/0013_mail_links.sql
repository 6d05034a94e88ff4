-- What people do from their mails: a report is reviewed, something goes on the next call's agenda.
--
-- Why: whoever reads a report in the mail says so there, without signing in; and a network's monthly
--      call is about what its people found worth it.
-- Undo: DROP TABLE agenda_item, review; nothing else refers to them.

CREATE TABLE review (
  report_id TEXT    NOT NULL REFERENCES report (id),
  user_id   TEXT    NOT NULL,
  at        INTEGER NOT NULL,
  PRIMARY KEY (report_id, user_id)
) STRICT, WITHOUT ROWID;

-- One for each month, measure and site, however many people ask for it; site 0 is the network.
CREATE TABLE agenda_item (
  period   TEXT    NOT NULL,
  measure  TEXT    NOT NULL,
  site_id  INTEGER NOT NULL,
  words    TEXT    NOT NULL DEFAULT '',
  added_by TEXT    NOT NULL,
  added_at INTEGER NOT NULL,
  done_at  INTEGER,
  PRIMARY KEY (period, measure, site_id)
) STRICT, WITHOUT ROWID;
