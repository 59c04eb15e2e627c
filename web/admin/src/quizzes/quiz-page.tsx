import { ApiError } from '@quizcast/connection';
import { moment, money, NoSuchPage, Title } from '@quizcast/page';
import { type Quiz, rest } from '@quizcast/protocol';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import { api } from '../calls.ts';
import { useSpeech } from '../words/words.ts';
import { FundChanges } from './fund-changes.tsx';
import { OwnQuestions } from './own-questions.tsx';
import { QuizActions } from './quiz-actions.tsx';
import { StatusBadge } from './quiz-list-page.tsx';
import { Rehearse } from './rehearse.tsx';

export function QuizPage() {
  const { t } = useSpeech();
  const quizId = Number(useParams().quizId);
  const { data: quiz, error } = useQuery({
    queryKey: ['quiz', quizId],
    queryFn: () => api.get(`/api/quizzes/${quizId}`, rest.quiz),
    refetchInterval: 10_000,
  });
  if (error instanceof ApiError && error.status < 500) return <NoSuchPage />;
  if (quiz === undefined) return <p className="soft">{t.loading}</p>;
  return (
    <div className="stack wide-gaps">
      <p>
        <Link to="/">{t.quizzes}</Link>
      </p>
      <section className="card stack">
        <div className="row between">
          <Title>{quiz.title}</Title>
          <StatusBadge status={quiz.status} />
        </div>
        {quiz.description && <p className="soft">{quiz.description}</p>}
        <QuizFacts quiz={quiz} />
        <QuizLinks quiz={quiz} />
      </section>
      <QuizActions quiz={quiz} />
      {quiz.status === 'scheduled' && <FundChanges quiz={quiz} />}
      <Rehearse quiz={quiz} />
      <OwnQuestions quiz={quiz} />
    </div>
  );
}

function QuizFacts({ quiz }: { quiz: Quiz }) {
  const { t, language } = useSpeech();
  const mode = quiz.question_source_mode === 'admin_only' ? 'admin_only' : 'hybrid';
  return (
    <dl className="facts">
      <div>
        <dt>{t.quiz.start}</dt>
        <dd>{moment(language, quiz.scheduled_time)}</dd>
      </div>
      <div>
        <dt>{t.quiz.prize}</dt>
        <dd>{money(language, quiz.prize_fund)}</dd>
      </div>
      <div>
        <dt>{t.quiz.questions}</dt>
        <dd>{quiz.question_count}</dd>
      </div>
      <div>
        <dt>{t.quiz.mode}</dt>
        <dd>{t.quiz.modes[mode]}</dd>
      </div>
    </dl>
  );
}

function QuizLinks({ quiz }: { quiz: Quiz }) {
  const { t, language } = useSpeech();
  const results = `/api/quizzes/${quiz.id}/results/export?lang=${language}&format=`;
  const running = quiz.status === 'scheduled' || quiz.status === 'in_progress';
  return (
    <p className="row">
      {running && (
        <Link className="button" to={`/quizzes/${quiz.id}/live`}>
          {t.quiz.live}
        </Link>
      )}
      {quiz.status === 'completed' && (
        <>
          <Link className="button" to={`/payouts?quiz=${quiz.id}`}>
            {t.payouts.title}
          </Link>
          <Link className="button quiet" to={`/quizzes/${quiz.id}/statistics`}>
            {t.statistics.title}
          </Link>
          <Link className="button quiet" to={`/quizzes/${quiz.id}/suspicions`}>
            {t.suspicions.title}
          </Link>
          <a className="button quiet" href={`${results}csv`}>
            {t.quiz.exportCsv}
          </a>
          <a className="button quiet" href={`${results}xlsx`}>
            {t.quiz.exportXlsx}
          </a>
          <a className="button quiet" href={`/api/admin/games/${quiz.id}/log`}>
            {t.quiz.exportLog}
          </a>
        </>
      )}
      <a href={`/quiz/${quiz.id}`}>{t.quiz.playerPage}</a>
    </p>
  );
}
