import { api, Countdown, moment, money, Title, useSession } from '@quizcast/page';
import { type Quiz, rest } from '@quizcast/protocol';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { useSpeech } from '../words/words.ts';

/** How often to look for a new quiz. */
const LOOK_MS = 15_000;

export function HomePage() {
  const { t } = useSpeech();
  const { data, isError, isPending } = useQuery({
    queryKey: ['scheduled'],
    queryFn: () => api.get('/api/quizzes/scheduled', rest.quizzes),
    refetchInterval: LOOK_MS,
  });
  const [next, ...later] = upcoming(data ?? []);
  return (
    <div className="stack wide-gaps">
      <div className="stack">
        <Title>{t.home.title}</Title>
        <p className="lead soft">{t.home.lead}</p>
      </div>
      {isError && (
        <p className="note warn" role="status">
          {t.offline}
        </p>
      )}
      {next && <NextQuiz quiz={next} />}
      {!next && !isError && <p className="card soft">{isPending ? t.loading : t.home.none}</p>}
      {later.length > 0 && <LaterQuizzes quizzes={later} />}
    </div>
  );
}

/** Running quizzes first, then by start. */
function upcoming(quizzes: readonly Quiz[]): Quiz[] {
  const order = (quiz: Quiz) =>
    quiz.status === 'in_progress' ? 0 : Date.parse(quiz.scheduled_time);
  return quizzes
    .filter(({ status }) => status === 'in_progress' || status === 'scheduled')
    .sort((a, b) => order(a) - order(b));
}

function NextQuiz({ quiz }: { quiz: Quiz }) {
  const { t, language } = useSpeech();
  const { user } = useSession();
  const running = quiz.status === 'in_progress';
  const lobby = `/quiz/${quiz.id}`;
  return (
    <section className="card stack next-quiz" aria-labelledby="next-quiz">
      <p className="eyebrow">{running ? t.home.now : t.home.next}</p>
      <h2 id="next-quiz">{quiz.title}</h2>
      {quiz.description && <p className="soft">{quiz.description}</p>}
      <dl className="facts">
        <div>
          <dt>{t.home.prize}</dt>
          <dd>{money(language, quiz.prize_fund)}</dd>
        </div>
        {!running && (
          <div>
            <dt>{t.home.startsIn}</dt>
            <dd>
              <Countdown to={Date.parse(quiz.scheduled_time)} passed="00:00" />
            </dd>
          </div>
        )}
      </dl>
      <p className="soft">
        {moment(language, quiz.scheduled_time)}
        {quiz.question_count > 0 && ` · ${t.home.questions(quiz.question_count)}`}
      </p>
      {user === null ? (
        <Link className="button primary" to={`/login?next=${encodeURIComponent(lobby)}`}>
          {t.home.signInToPlay}
        </Link>
      ) : (
        <Link className="button primary" to={lobby}>
          {running ? t.home.watch : t.home.enter}
        </Link>
      )}
    </section>
  );
}

function LaterQuizzes({ quizzes }: { quizzes: readonly Quiz[] }) {
  const { t, language } = useSpeech();
  return (
    <section className="stack" aria-labelledby="later-quizzes">
      <h2 id="later-quizzes">{t.home.later}</h2>
      <ul className="later">
        {quizzes.map((quiz) => (
          <li key={quiz.id}>
            <Link to={`/quiz/${quiz.id}`}>{quiz.title}</Link>
            <span className="soft">{moment(language, quiz.scheduled_time)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
