-- What is said of a figure stands in the figure's own row.
--
-- Why: a row of its own for every comment was the fifth row of a saved figure, and reading a month
--      looked at both tables. A comment always comes with the revision of its figure.
-- Undo: ALTER TABLE figure_comment_0012 RENAME TO figure_comment, and fill it from the column.

ALTER TABLE figure ADD COLUMN comment TEXT CHECK (comment IS NULL OR length(comment) > 0);

UPDATE figure SET comment = (
  SELECT text FROM figure_comment AS said
  WHERE said.site_id = figure.site_id AND said.measure_id = figure.measure_id
    AND said.period = figure.period AND said.revision = figure.revision)
WHERE (site_id, measure_id, period, revision)
  IN (SELECT site_id, measure_id, period, revision FROM figure_comment);

ALTER TABLE figure_comment RENAME TO figure_comment_0012;
