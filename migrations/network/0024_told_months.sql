-- What a funder was told of each month: the sum, and the sites' figures that it was made of.
--
-- Why: one edition subtracted from another must not give a small count away, so a later one has to
--      know what was said before, as it was then. Only what differs from all that was told of the
--      month is written down.
-- Undo: DROP TABLE told_month. What was mailed stays in the archive, and is no longer weighed.

CREATE TABLE told_month (
  report_id  TEXT    NOT NULL REFERENCES report (id),
  measure_id INTEGER NOT NULL REFERENCES measure (id),
  period     TEXT    NOT NULL,
  -- Counts from 1 to this were left out then.
  largest    INTEGER NOT NULL CHECK (largest >= 0),
  -- As it was told: the figure and how many sites gave it.
  figure     TEXT    NOT NULL CHECK (json_valid(figure)),
  sites      INTEGER NOT NULL CHECK (sites >= 0),
  -- [site, numerator, denominator] of each.
  cells      TEXT    NOT NULL CHECK (json_valid(cells)),
  PRIMARY KEY (measure_id, period, report_id)
) STRICT, WITHOUT ROWID;
