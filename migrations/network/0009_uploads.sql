-- What people said that the headings of their files mean.
--
-- Why: a hospital sends the same workbook every month. Its headings are asked about once; who sends
--      it next month is not asked again. Kept by the headings alone, never by figures.
-- Undo: DROP TABLE upload_mapping (nothing else refers to it).

CREATE TABLE upload_mapping (
  -- SHA-256 of the file's headings, in order of the alphabet.
  fingerprint TEXT    NOT NULL PRIMARY KEY CHECK (length(fingerprint) = 64),
  -- {"seen": "denominator", "*measure": "measure:CAUTI"}
  meanings    TEXT    NOT NULL CHECK (json_valid(meanings)),
  actor       TEXT    NOT NULL,
  at          INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
