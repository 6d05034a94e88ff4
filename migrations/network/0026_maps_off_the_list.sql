-- Process maps can be taken off the list, and put back.
--
-- Why: a map that nobody uses stood in the list for ever. It is a version like another, so the
--      history says who took it off and when; risks, tests and links keep what they point to.
-- Undo: ALTER TABLE process_map_version DROP COLUMN is_listed; every map is listed again.

ALTER TABLE process_map_version
  ADD COLUMN is_listed INTEGER NOT NULL DEFAULT 1 CHECK (is_listed IN (0, 1));
