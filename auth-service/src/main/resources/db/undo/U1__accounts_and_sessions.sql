-- Undoes V1. Every account and session is lost, so use it only on a database that nobody has signed
-- in to.
DROP TABLE audit, outbox, mails, signing_keys, refresh_tokens, sessions, password_resets,
  email_codes, sign_in_challenges, recovery_codes, two_factors, user_identities, first_admin,
  legal_acceptances, profiles, accounts;
DROP FUNCTION refuse_audit_change();
DELETE FROM flyway_schema_history WHERE version = '1';
