-- Why somebody left, as he put it; administrators see it. NULL also for those who left before V10.
ALTER TABLE accounts ADD COLUMN deletion_reason text;
ALTER TABLE accounts ADD CONSTRAINT accounts_deletion_reason CHECK (
  char_length(deletion_reason) BETWEEN 1 AND 100
  AND (deletion_reason IS NULL OR deleted_at IS NOT NULL)) NOT VALID;
ALTER TABLE accounts VALIDATE CONSTRAINT accounts_deletion_reason;
CREATE INDEX accounts_deleted ON accounts (deleted_at) WHERE deleted_at IS NOT NULL;
