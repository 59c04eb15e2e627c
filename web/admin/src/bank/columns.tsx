import type { PoolQuestion } from '@quizcast/protocol';
import { number } from '@quizcast/words';
import { Ellipsis } from 'lucide-react';
import { useMemo } from 'react';
import { percent, shortDate } from '../figures.ts';
import { FiveLights } from '../parts/lights/five-lights.tsx';
import row from '../parts/list/row.module.css';
import type { Column } from '../parts/list/virtual-table.tsx';
import { Languages } from '../parts/marks/languages.tsx';
import { Pill } from '../parts/marks/pill.tsx';
import { useTexts } from '../texts.ts';
import styles from './bank.module.css';
import { words } from './words.ts';

interface Doing {
  selected: ReadonlyMap<number, PoolQuestion>;
  toggle(question: PoolQuestion): void;
  edit(question: PoolQuestion): void;
}

export function useBankColumns({ selected, toggle, edit }: Doing): readonly Column<PoolQuestion>[] {
  const { t, language } = useTexts(words);
  return useMemo(
    () => [
      {
        id: 'select',
        header: <span className="unseen">{t('selected', { n: selected.size })}</span>,
        width: 48,
        cell: (question) => (
          // Plain elements, because a Mantine control would slow down scrolling more than all other
          // cells together.
          <input
            type="checkbox"
            className={styles.tick}
            aria-label={t('select', { name: question.text })}
            checked={selected.has(question.id)}
            onChange={() => toggle(question)}
          />
        ),
      },
      {
        id: 'question',
        header: t('question'),
        cell: (question) => (
          <button type="button" className={styles.question} onClick={() => edit(question)}>
            {question.texts[language]?.text ?? question.text}
          </button>
        ),
      },
      {
        id: 'tags',
        header: t('tags'),
        width: 150,
        cell: ({ tags }) => (
          <span className={row.row}>
            {tags.slice(0, 2).map((tag) => (
              <Pill key={tag}>{tag}</Pill>
            ))}
          </span>
        ),
      },
      {
        id: 'category',
        header: t('category'),
        width: 130,
        cell: ({ category }) => category ?? '–',
      },
      {
        id: 'level',
        header: t('level'),
        width: 104,
        cell: ({ difficulty }) => <FiveLights level={difficulty} />,
      },
      {
        id: 'languages',
        header: t('languages'),
        width: 150,
        cell: ({ texts }) => <Languages has={texts} />,
      },
      {
        id: 'passed',
        header: t('passRate'),
        width: 120,
        numeric: true,
        cell: ({ pass_rate }) => (pass_rate === undefined ? '–' : percent(pass_rate)),
      },
      {
        id: 'used',
        header: t('usedAt'),
        width: 120,
        numeric: true,
        cell: ({ is_used, last_used_at }) =>
          is_used && last_used_at ? shortDate(last_used_at) : is_used ? '✓' : t('notUsed'),
      },
      {
        id: 'asked',
        header: t('timesAsked'),
        width: 110,
        numeric: true,
        cell: ({ times_asked }) =>
          times_asked === undefined ? '–' : number(language, times_asked),
      },
      {
        id: 'more',
        header: <span className="unseen">{t('more')}</span>,
        width: 56,
        numeric: true,
        cell: (question) => (
          <button
            type="button"
            className={styles.more}
            aria-label={`${t('edit')}: ${question.text}`}
            onClick={() => edit(question)}
          >
            <Ellipsis size={16} aria-hidden />
          </button>
        ),
      },
    ],
    [t, language, selected, toggle, edit],
  );
}
