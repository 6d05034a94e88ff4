-- A restated figure says so itself.
--
-- Why: a row of its own for every restatement was the fifth row of a saved figure. The mark stands
--      with the figure; the sum of its month, which is written with it anyway, leads to it, so that
--      the ledger need not look at every figure there is.
-- Undo: ALTER TABLE restatement_0012 RENAME TO restatement, and fill it from the marks.

ALTER TABLE figure ADD COLUMN restates INTEGER NOT NULL DEFAULT 0 CHECK (restates IN (0, 1));
ALTER TABLE roll_up ADD COLUMN restated INTEGER NOT NULL DEFAULT 0 CHECK (restated IN (0, 1));

UPDATE figure SET restates = 1
WHERE (site_id, measure_id, period, revision)
  IN (SELECT site_id, measure_id, period, revision FROM restatement);
UPDATE roll_up SET restated = 1
WHERE (measure_id, period) IN (SELECT measure_id, period FROM restatement);

ALTER TABLE restatement RENAME TO restatement_0012;
