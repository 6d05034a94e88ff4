-- Where a chart's centre line begins anew, and who decided so.
--
-- Why: a centre line never moves by itself. The software proposes where a level changed; a person
--      accepts, holds or declines with a reason, and may take an acceptance back. Every decision is
--      kept; of those about one start, the last one stands.
-- Undo: DROP TABLE phase_decision; nothing else refers to it.

CREATE TABLE phase_decision (
  id         INTEGER NOT NULL PRIMARY KEY,
  measure_id INTEGER NOT NULL REFERENCES measure (id),
  -- Whose chart: neither is the network's own.
  site_id    INTEGER REFERENCES site (id),
  node_id    INTEGER REFERENCES node (id),
  -- The label of the new phase's first point.
  start      TEXT    NOT NULL CHECK (length(start) BETWEEN 7 AND 10),
  kind       TEXT    NOT NULL CHECK (kind IN ('shift', 'definition')),
  decision   TEXT    NOT NULL CHECK (decision IN ('accept', 'hold', 'decline', 'withdraw')),
  reason     TEXT    NOT NULL CHECK (length(reason) > 0),
  -- What the decision rested on, in words, as it was then.
  evidence   TEXT    NOT NULL DEFAULT '',
  actor      TEXT    NOT NULL,
  name       TEXT    NOT NULL,
  at         INTEGER NOT NULL,
  CHECK (site_id IS NULL OR node_id IS NULL)
) STRICT;

CREATE INDEX phase_decision_of ON phase_decision (measure_id);
