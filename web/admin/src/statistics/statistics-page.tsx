import { Title } from '@quizcast/page';
import { type AskedQuestions, type Round, review, type Statistics } from '@quizcast/protocol';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import { Awaited } from '../awaited.tsx';
import { api } from '../calls.ts';
import { useSpeech } from '../words/words.ts';

type Asked = AskedQuestions[number]['question'];

/** Where players dropped off, and how each question did. */
export function StatisticsPage() {
  const { t } = useSpeech();
  const quizId = Number(useParams().quizId);
  const path = `/api/quizzes/${quizId}`;
  const { data, error } = useQuery({
    queryKey: ['statistics', quizId],
    queryFn: () => api.get(`${path}/statistics`, review.statistics),
  });
  const { data: asked } = useQuery({
    queryKey: ['asked-questions', quizId],
    queryFn: () => api.get(`${path}/asked-questions`, review.askedQuestions),
  });
  const questions = new Map(asked?.map(({ question }) => [question.id, question] as const));
  const rounds = data?.eliminations_by_question ?? [];
  return (
    <div className="stack wide-gaps">
      <p>
        <Link to={`/quizzes/${quizId}`}>{t.disputes.ofQuiz(quizId)}</Link>
      </p>
      <Title>{t.statistics.title}</Title>
      {data === undefined && <Awaited error={error} />}
      {data && <Sums statistics={data} />}
      {rounds.length > 0 && <DropOff rounds={rounds} />}
      {rounds.map((round) => (
        <Options
          key={round.question_number}
          round={round}
          question={questions.get(round.question_id)}
        />
      ))}
    </div>
  );
}

function Sums({ statistics }: { statistics: Statistics }) {
  const { t, language } = useSpeech();
  const number = new Intl.NumberFormat(language, { maximumFractionDigits: 1 });
  const tiles = [
    [t.statistics.players, statistics.total_participants],
    [t.statistics.winners, statistics.total_winners],
    [t.statistics.correct, statistics.avg_correct_answers],
    [t.statistics.passRate, statistics.avg_pass_rate * 100],
    [t.statistics.time, statistics.avg_response_time_ms / 1000],
  ] as const;
  return (
    <dl className="tiles">
      {tiles.map(([label, value]) => (
        <div className="card" key={label}>
          <dt>{label}</dt>
          <dd>{number.format(value)}</dd>
        </div>
      ))}
    </dl>
  );
}

function DropOff({ rounds }: { rounds: readonly Round[] }) {
  const { t } = useSpeech();
  const first = rounds[0]?.in_play ?? 0;
  return (
    <section className="card scroll" aria-labelledby="drop-off">
      <h2 id="drop-off">{t.statistics.dropOff}</h2>
      <table className="listing">
        <thead>
          <tr>
            <th scope="col">{t.live.number}</th>
            <th scope="col">{t.live.difficulty}</th>
            <th scope="col">{t.statistics.inPlay}</th>
            <th scope="col">{t.live.passed}</th>
            <th scope="col">{t.statistics.wrong}</th>
            <th scope="col">{t.statistics.late}</th>
            <th scope="col">{t.statistics.percentiles}</th>
            <th scope="col">{t.statistics.discrimination}</th>
          </tr>
        </thead>
        <tbody>
          {rounds.map((round) => (
            <tr key={round.question_number}>
              <th scope="row">{round.question_number}</th>
              <td>{round.difficulty}</td>
              <td>
                {round.in_play}
                <Share of={first} part={round.in_play} name={t.statistics.inPlay} />
              </td>
              <td>{round.passed}</td>
              <td>{round.by_wrong_answer}</td>
              <td>{round.by_timeout}</td>
              <td>{Object.values(round.response_percentiles_ms).join(' / ')}</td>
              <td>{round.discrimination.toFixed(2)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** How often each option was chosen. */
function Options({ round, question }: { round: Round; question: Asked | undefined }) {
  const { t, language } = useSpeech();
  const kazakh = language === 'kk';
  const options = (kazakh && question?.options_kk) || question?.options;
  const rows = [
    ...round.option_histogram.map((count, option) => ({
      id: String(option),
      name: options?.find(({ id }) => id === option)?.text ?? String(option + 1),
      count,
      right: question?.correct_option === option,
    })),
    { id: 'silent', name: t.statistics.silent, count: round.no_answer, right: false },
  ];
  const heading = `question-${round.question_number}`;
  return (
    <section className="card stack" aria-labelledby={heading}>
      <h2 id={heading}>
        {round.question_number}. {(kazakh && question?.text_kk) || question?.text}
      </h2>
      <table className="listing">
        <tbody>
          {rows.map(({ id, name, count, right }) => (
            <tr key={id}>
              <th scope="row" className={right ? 'right' : ''}>
                {name}
                {right && <small> · {t.live.right}</small>}
              </th>
              <td className="number">{count}</td>
              <td>
                <Share of={round.in_play} part={count} name={name} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** A bar beside a figure. */
function Share({ of, part, name }: { of: number; part: number; name: string }) {
  return <meter className="share" min={0} max={Math.max(1, of)} value={part} aria-label={name} />;
}
