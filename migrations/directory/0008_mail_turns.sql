-- Until when mails are queued that the provider's quota sent away.
--
-- Why: mails that may not go now come again in turn. Were they all to come again at once, a night of
--      many mails would hand each of them over again and again.
-- Undo: the column added to mail_pace may stay, nothing else reads it.

ALTER TABLE mail_pace ADD COLUMN queued_until INTEGER NOT NULL DEFAULT 0;
