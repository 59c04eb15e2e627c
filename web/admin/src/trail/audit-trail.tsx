import type { AuditEntry } from '@quizcast/protocol';
import { dayAndTime } from '@quizcast/words';
import { useTexts } from '../texts.ts';
import { actionName } from './action-name.ts';
import { useActor } from './actor.ts';
import styles from './audit-trail.module.css';
import { words } from './words.ts';

const weighty: Readonly<Record<string, string>> = {
  ban: styles.wrong ?? '',
  remove: styles.wrong ?? '',
  cancel: styles.wrong ?? '',
  delete: styles.wrong ?? '',
  void: styles.wrong ?? '',
  payout_held: styles.light ?? '',
  pause: styles.light ?? '',
  payout_approved: styles.right ?? '',
  payout_paid: styles.right ?? '',
  confirm_fund: styles.right ?? '',
};

/** Entries of the audit log as a timeline, newest first. */
export function AuditTrail({ entries }: { entries: readonly AuditEntry[] }) {
  const { t, language } = useTexts(words);
  const actor = useActor();
  return (
    <ol className={styles.trail}>
      {entries.map((entry) => (
        <li key={entry.id} className={weighty[entry.action]}>
          <strong>{actionName(t, entry.action)}</strong>
          <small>
            {actor(entry.actor_id)} · {dayAndTime(language, entry.created_at)}
          </small>
        </li>
      ))}
    </ol>
  );
}
