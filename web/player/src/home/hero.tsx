import { LinkButton, Pill, Title, useSession } from '@quizcast/page';
import type { Quiz } from '@quizcast/protocol';
import { dayAndTime, number, Rich, useLanguage } from '@quizcast/words';
import { ArrowRight, CalendarClock, Radio } from 'lucide-react';
import { Hall } from '../hall/hall.tsx';
import { useReminder } from './calls.ts';
import { Fund } from './fund.tsx';
import css from './home.module.css';
import { Reminders } from './reminders.tsx';
import { Rules } from './rules.tsx';
import { useHomeText } from './text.ts';
import { UntilStart } from './until-start.tsx';

/** The main panel of a quiz: its fund, the time until its start, and the button to enter. */
export function Hero({ quiz }: { quiz: Quiz }) {
  const t = useHomeText();
  const { language } = useLanguage();
  const running = quiz.status === 'in_progress';
  const { registration } = useReminder(quiz.id);
  const waiting = running ? undefined : registration?.waiting;
  return (
    <section className={css.hero} aria-labelledby="quiz-title">
      <div className={css.hall}>
        <Hall seed={quiz.id} players={waiting} horizon={0.3} />
      </div>
      <div className={css.announce}>
        <p className={css.pills}>
          {running ? (
            <Pill tone="right" icon={Radio} large>
              {t('now')}
            </Pill>
          ) : (
            <Pill tone="light" icon={CalendarClock} large>
              {dayAndTime(language, quiz.scheduled_time)}
            </Pill>
          )}
          {quiz.question_count > 0 && (
            <Pill large>{t('questions', { n: quiz.question_count })}</Pill>
          )}
        </p>
        <div id="quiz-title" className={css.name}>
          <Title>{quiz.title}</Title>
        </div>
        <Fund amount={quiz.prize_fund} />
        <p className={css.lead}>{t('fund')}</p>
      </div>
      <div className={css.enter}>
        {running ? (
          <p className={css.lead}>{t('watching')}</p>
        ) : (
          <UntilStart at={Date.parse(quiz.scheduled_time)} />
        )}
        <div className={css.gap} aria-hidden="true" />
        {waiting ? (
          <p className={css.waiting}>
            <span className={css.dot} aria-hidden="true" />
            <span>
              <Rich
                text={t('waiting', { n: number(language, waiting), count: waiting })}
                tags={{ b: (inside) => <b>{inside}</b> }}
              />
            </span>
          </p>
        ) : null}
        <Enter quiz={quiz} />
        {!running && <Reminders quiz={quiz} />}
      </div>
      <Rules />
    </section>
  );
}

/** The button to enter the game; guests sign in first. */
export function Enter({ quiz }: { quiz: Quiz }) {
  const t = useHomeText();
  const { user } = useSession();
  const hall = `/quiz/${quiz.id}/play`;
  const running = quiz.status === 'in_progress';
  const guest = user === null;
  return (
    <LinkButton
      kind="primary"
      size="large"
      wide
      to={guest ? `/login?next=${encodeURIComponent(hall)}` : hall}
    >
      {guest ? t('signIn') : t(running ? 'watch' : 'enter')}
      <ArrowRight size={24} aria-hidden="true" />
    </LinkButton>
  );
}
