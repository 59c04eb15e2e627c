import type { Translate } from '../texts.ts';
import type { Word } from './words.ts';

/** The actions in the audit log, by the names with which the API filters them. */
export const actions = [
  'create',
  'edit',
  'schedule',
  'cancel',
  'delete',
  'duplicate',
  'add_questions',
  'edit_question',
  'delete_question',
  'reorder_questions',
  'rehearse',
  'propose_fund',
  'confirm_fund',
  'payout_approved',
  'payout_held',
  'payout_paid',
  'answer_dispute',
  'pause',
  'resume',
  'extend',
  'void',
  'remove',
  'ban',
  'lift_ban',
  'read_log',
  'upload',
  'add_slot',
  'change_slot',
  'remove_slot',
  'reset',
  'bulk_edit',
  'bulk_archive',
  'bulk_restore',
  'bulk_reset',
  'bulk_delete',
] as const;

/** The actions in the log of accounts, by the names with which the API filters them. */
export const accountActions = [
  'admin_role_set',
  'admin_password_reset',
  'admin_sessions_ended',
  'admin_unlocked',
  'admin_two_factor_reset',
  'admin_suspended',
  'admin_reinstated',
  'admin_token_decoded',
  'first_admin_made',
  'keys_rotated',
  'password_changed',
  'password_reset_asked',
  'password_reset',
  'two_factor_on',
  'two_factor_off',
  'two_factor_delayed',
  'recovery_code_used',
  'sign_in_delayed',
  'refresh_reused',
  'google_linked',
  'account_deleted',
] as const;

/** The subjects of entries, by the names with which the API filters them. */
export const subjects = ['quiz', 'game', 'user', 'ad', 'pool_question', 'question_pool'] as const;

/** The name of an action in the reader's language; an unknown one stays as the server wrote it. */
export function actionName(t: Translate<Word>, action: string): string {
  const known = [...actions, ...accountActions].find((one) => one === action);
  return known ? t(`action_${known}`) : action.replaceAll('_', ' ');
}

export function subjectName(t: Translate<Word>, subject: string): string {
  const known = subjects.find((one) => one === subject);
  return known ? t(`subject_${known}`) : subject.replaceAll('_', ' ');
}
