import { Button, buttonClass, LinkButton, toast, useRefusals, useSession } from '@quizcast/page';
import type { Quiz } from '@quizcast/protocol';
import { clockTime } from '@quizcast/words';
import { Bell, BellRing, CalendarPlus } from 'lucide-react';
import { useReminder } from './calls.ts';
import css from './home.module.css';
import { useHomeText } from './text.ts';

/** The buttons for an e-mail reminder and for a calendar entry. */
export function Reminders({ quiz }: { quiz: Quiz }) {
  const t = useHomeText();
  const { user } = useSession();
  return (
    <p className={css.reminders}>
      {user ? (
        <Remind quizId={quiz.id} />
      ) : (
        <LinkButton
          kind="plain"
          size="small"
          to={`/login?next=${encodeURIComponent(`/quiz/${quiz.id}`)}`}
        >
          <Bell size={18} aria-hidden="true" />
          {t('remind')}
        </LinkButton>
      )}
      <a
        className={buttonClass({ kind: 'plain', size: 'small' })}
        href={`/api/quizzes/${quiz.id}/calendar.ics`}
        download
      >
        <CalendarPlus size={18} aria-hidden="true" />
        {t('calendar')}
      </a>
    </p>
  );
}

function Remind({ quizId }: { quizId: number }) {
  const t = useHomeText();
  const refusals = useRefusals();
  const { registration, change } = useReminder(quizId);
  const on = registration?.registered ?? false;
  const at = registration?.reminder_at;
  const Icon = on ? BellRing : Bell;
  return (
    <Button
      kind="plain"
      size="small"
      aria-pressed={on}
      busy={change.isPending}
      onClick={() => change.mutate(!on, { onError: (refusal) => toast(refusals.text(refusal)) })}
    >
      <Icon size={18} aria-hidden="true" />
      {!on && t('remind')}
      {on && (at ? t('remindedAt', { time: clockTime(at) }) : t('reminded'))}
    </Button>
  );
}
