-- Takes back V1. Loses every account and session: only for a database nobody signed in to.
DROP TABLE first_admin, audit, outbox, signing_keys, refresh_tokens, sessions, legal_acceptances,
  profiles, accounts;
DROP FUNCTION refuse_audit_change();
DELETE FROM flyway_schema_history WHERE version = '1';
