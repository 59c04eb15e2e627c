/** Every `error_type` that a page can receive. A test compares the list with the services. */
export const errorTypes = [
  // Session and authentication.
  'token_missing',
  'token_format',
  'token_expired',
  'token_invalid',
  'csrf_token_missing',
  'csrf_token_invalid',
  'csrf_mismatch',
  'csrf_secret_mismatch',
  'csrf_secret_token_missing',
  'csrf_secret_cookie_error',
  'csrf_secret_cookie_empty',
  'csrf_secret_cookie_invalid',
  'unauthorized',
  'forbidden',
  'rate_limited',
  // Errors of any route.
  'validation_error',
  'invalid_request',
  'not_found',
  'conflict',
  'duplicate',
  'version_mismatch',
  'payload_too_large',
  'request_timeout',
  'unsupported_media_type',
  'feature_disabled',
  'unavailable',
  'not_ready',
  'internal_server_error',
  // Accounts.
  'invalid_credentials',
  'token_generation_failed',
  'too_many_sessions',
  'session_not_found',
  'wrong_password',
  'link_required',
  'google_token_invalid',
  'email_not_verified',
  'invalid_verification_code',
  'verification_expired',
  'verification_attempts_exceeded',
  'invalid_reset_token',
  'two_factor_required',
  'two_factor_invalid',
  'two_factor_challenge_invalid',
  'legal_version_changed',
  // Errors of the routes for reminders.
  'quiz_not_scheduled',
  'too_many_registrations',
  // Prizes.
  'second_admin_required',
  'profile_incomplete',
  'account_deleted',
  'held_before',
  // Steering a game.
  'not_started',
  'question_open',
  'no_question_open',
  'already_paused',
  'not_paused',
  'ad_running',
  'cannot_extend',
  'already_extended',
  'not_a_participant',
  'already_out',
  'cannot_void',
  'game_over',
  'game_cancelled',
  'game_held',
] as const;

export type ErrorType = (typeof errorTypes)[number];

export function isErrorType(type: string | undefined): type is ErrorType {
  return errorTypes.some((known) => known === type);
}
