-- Undoes V1. Every account and session is lost, so use it only on a database that nobody has signed
-- in to.
DROP TABLE first_admin, audit, outbox, signing_keys, refresh_tokens, sessions, legal_acceptances,
  profiles, accounts;
DROP FUNCTION refuse_audit_change();
DELETE FROM flyway_schema_history WHERE version = '1';
