import { ApiError } from '@quizcast/connection';
import { Button, Failed, LinkButton, Title, toast } from '@quizcast/page';
import type { Quiz } from '@quizcast/protocol';
import { CalendarX, Share2 } from 'lucide-react';
import { useParams } from 'react-router';
import { useQuiz } from '../home/calls.ts';
import { Hero } from '../home/hero.tsx';
import { useHomeText } from '../home/text.ts';
import { PageSkeleton } from '../shell/page-skeleton.tsx';
import { useShellText } from '../shell/text.ts';
import css from './quiz.module.css';

/** The page of one quiz, the target of shared links. */
export function QuizPage() {
  const t = useHomeText();
  const shell = useShellText();
  const { quizId = '' } = useParams();
  const { data: quiz, error, refetch } = useQuiz(quizId);
  if (error instanceof ApiError && error.status >= 400 && error.status < 500) {
    return (
      <div className="state">
        <CalendarX size={48} strokeWidth={1.5} aria-hidden="true" />
        <Title>{t('quiz.missing')}</Title>
        <p>{t('quiz.missingMore')}</p>
        <LinkButton kind="primary" to="/">
          {shell('missing.home')}
        </LinkButton>
      </div>
    );
  }
  if (error) return <Failed error={error} retry={() => void refetch()} />;
  if (quiz === undefined) return <PageSkeleton />;
  const open = quiz.status === 'scheduled' || quiz.status === 'in_progress';
  return (
    <>
      {open ? <Hero quiz={quiz} /> : <Closed quiz={quiz} />}
      <section className={css.about}>
        {quiz.description && <p className={css.words}>{quiz.description}</p>}
        <ShareButton title={quiz.title} />
      </section>
    </>
  );
}

function Closed({ quiz }: { quiz: Quiz }) {
  const t = useHomeText();
  const cancelled = quiz.status === 'cancelled';
  return (
    <div className={css.closed}>
      <Title>{quiz.title}</Title>
      <p className="soft">
        {t(cancelled ? 'quiz.cancelled' : 'quiz.over')}
        {cancelled && quiz.cancel_reason && `: ${quiz.cancel_reason}`}
      </p>
      {!cancelled && (
        <LinkButton kind="primary" to={`/quiz/${quiz.id}/results`}>
          {t('results')}
        </LinkButton>
      )}
    </div>
  );
}

/** Uses the device's share sheet if there is one, otherwise the clipboard. */
function ShareButton({ title }: { title: string }) {
  const t = useHomeText();
  const share = async () => {
    const url = location.href;
    if (navigator.share) await navigator.share({ title, url }).catch(() => undefined);
    else await navigator.clipboard?.writeText(url).then(() => toast(t('copied')));
  };
  return (
    <Button onClick={() => void share()}>
      <Share2 size={20} aria-hidden="true" />
      {t('share')}
    </Button>
  );
}
