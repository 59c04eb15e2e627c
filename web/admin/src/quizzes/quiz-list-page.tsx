import { moment, money, Title } from '@quizcast/page';
import { type Quiz, rest } from '@quizcast/protocol';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { api } from '../calls.ts';
import { Pager } from '../pager.tsx';
import { useShown } from '../shown.ts';
import { StatusChoice } from '../status-choice.tsx';
import { useSpeech } from '../words/words.ts';

const PAGE_SIZE = 20;

export function QuizListPage() {
  const { t } = useSpeech();
  const {
    shown: { status, search },
    page,
    show,
  } = useShown('status', 'search');
  const { data } = useQuery({
    queryKey: ['quizzes', status, search, page],
    queryFn: () => {
      const query = new URLSearchParams({ page: String(page), page_size: String(PAGE_SIZE) });
      if (status) query.set('status', status);
      if (search) query.set('search', search);
      return api.get(`/api/quizzes?${query}`, rest.quizPage);
    },
    placeholderData: keepPreviousData,
    refetchInterval: 10_000,
  });
  return (
    <div className="stack">
      <div className="row between">
        <Title>{t.quizzes}</Title>
        <Link className="button" to="/quizzes/new">
          {t.newQuiz}
        </Link>
      </div>
      <form
        className="row"
        onSubmit={(event) => {
          event.preventDefault();
          show({ search: String(new FormData(event.currentTarget).get('search')).trim() });
        }}
      >
        <StatusChoice
          names={t.statuses}
          value={status}
          choose={(chosen) => show({ status: chosen })}
        />
        <input
          className="search"
          type="search"
          name="search"
          aria-label={t.search}
          placeholder={t.search}
          defaultValue={search}
        />
        <button type="submit" className="button quiet small">
          {t.find}
        </button>
      </form>
      <div className="card scroll">
        {data === undefined && <p className="soft">{t.loading}</p>}
        {data?.quizzes.length === 0 && <p className="soft">{t.nothing}</p>}
        {data && data.quizzes.length > 0 && <QuizTable quizzes={data.quizzes} />}
      </div>
      <Pager
        label={t.quizzes}
        page={page}
        total={data?.total ?? 0}
        size={PAGE_SIZE}
        go={(next) => show({ page: String(next) })}
      />
    </div>
  );
}

function QuizTable({ quizzes }: { quizzes: readonly Quiz[] }) {
  const { t, language } = useSpeech();
  return (
    <table className="listing">
      <thead>
        <tr>
          <th scope="col">{t.quiz.title}</th>
          <th scope="col">{t.quiz.status}</th>
          <th scope="col">{t.quiz.start}</th>
          <th scope="col" className="number">
            {t.quiz.questions}
          </th>
          <th scope="col" className="number">
            {t.quiz.prize}
          </th>
        </tr>
      </thead>
      <tbody>
        {quizzes.map((quiz) => (
          <tr key={quiz.id}>
            <td>
              <Link to={`/quizzes/${quiz.id}`}>{quiz.title}</Link>
            </td>
            <td>
              <StatusBadge status={quiz.status} />
            </td>
            <td>{moment(language, quiz.scheduled_time)}</td>
            <td className="number">{quiz.question_count}</td>
            <td className="number">{money(language, quiz.prize_fund)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

export function StatusBadge({ status }: { status: Quiz['status'] }) {
  const { t } = useSpeech();
  return <span className={`badge ${status}`}>{t.statuses[status]}</span>;
}
