import { api } from '@quizcast/page';
import { type Accuracy, people } from '@quizcast/protocol';
import { decimal, number, seconds, useLanguage } from '@quizcast/words';
import { useQuery } from '@tanstack/react-query';
import css from './profile.module.css';
import { useProfileText } from './text.ts';

const TOPICS = 6;
const levels = ['1', '2', '3', '4', '5'] as const;

/** The visitor's statistics over all games. They are optional, so the page works without them. */
export function Figures() {
  const t = useProfileText();
  const { language } = useLanguage();
  const { data } = useQuery({
    queryKey: ['statistics', 'me'],
    queryFn: () => api.get('/api/users/me/statistics', people.personalStatistics),
    retry: false,
  });
  if (!data) return null;
  const facts: [label: string, figure: string | undefined][] = [
    [t('accuracy'), percent(data.accuracy)],
    [t('average'), data.average_answer_ms && seconds(language, data.average_answer_ms)],
    [t('best'), data.best_rank && number(language, data.best_rank)],
    [t('streak'), number(language, data.longest_win_streak)],
  ].map(([label, figure]) => [String(label), figure ? String(figure) : undefined]);

  function percent(share: number | undefined): string | undefined {
    return share === undefined ? undefined : `${decimal(language, share * 100, 0)}\u00a0%`;
  }

  return (
    <section className={css.figures} aria-labelledby="figures">
      <h2 id="figures">{t('stats')}</h2>
      <dl className={css.facts}>
        {facts.map(
          ([label, figure]) =>
            figure !== undefined && (
              <div key={label}>
                <dt>{label}</dt>
                <dd className="figure">{figure}</dd>
              </div>
            ),
        )}
      </dl>
      <Bars
        title={t('difficulty')}
        rows={(data.accuracy_by_difficulty ?? []).map((row) => ({
          ...row,
          key: isLevel(row.key) ? t(`level.${row.key}`) : row.key,
        }))}
      />
      <Bars title={t('category')} rows={(data.accuracy_by_category ?? []).slice(0, TOPICS)} />
    </section>
  );
}

function Bars({ title, rows }: { title: string; rows: readonly Accuracy[] }) {
  const t = useProfileText();
  if (rows.length === 0) return null;
  return (
    <div className={css.bars}>
      <h3>{title}</h3>
      <ul>
        {rows.map((row) => (
          <li key={row.key}>
            <span className="one-line">{row.key}</span>
            <span className={css.bar} aria-hidden="true">
              <span style={{ width: `${row.accuracy * 100}%` }} />
            </span>
            <span className="faint">
              {t('ofAsked', { good: row.correct_answers, asked: row.questions_asked })}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}

function isLevel(key: string): key is (typeof levels)[number] {
  return levels.some((level) => level === key);
}
