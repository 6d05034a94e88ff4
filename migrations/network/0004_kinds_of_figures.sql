-- Measures by the week or quarter, means of samples, and rare events.
--
-- Why: a clinic that measures each week learns sooner than one that waits for a month to end; a mean
--      needs its spread to be charted; and where harm has become rare, when each event was says more
--      than how many there were.
-- Undo: leave the columns, nothing else reads them; set every cadence back to 'month'.

ALTER TABLE measure ADD COLUMN cadence TEXT NOT NULL DEFAULT 'month'
  CHECK (cadence IN ('week', 'month', 'quarter'));

-- Of a mean, numerator and denominator are both the number of measurements.
ALTER TABLE figure ADD COLUMN mean REAL;

ALTER TABLE figure ADD COLUMN sd REAL CHECK (sd >= 0);

-- Which case, or which day of the period, each rare event was.
ALTER TABLE figure ADD COLUMN events TEXT CHECK (events IS NULL OR json_valid(events));

-- The sums of the measurements and of their squares, from which mean and spread of all follow.
ALTER TABLE roll_up ADD COLUMN total REAL;

ALTER TABLE roll_up ADD COLUMN squares REAL;
