-- Sites are listed by name, on almost every page.
--
-- Why: without an index every row is read twice, once to find it and once from where it was sorted.
-- Undo: nothing has to be undone; a query that does not need the index does not notice it.

CREATE INDEX site_by_name ON site (name COLLATE NOCASE);
