import type { Quiz } from '@quizcast/protocol';
import { shortDayAndTime } from '@quizcast/words';
import type { UseQueryResult } from '@tanstack/react-query';
import { Link } from 'react-router';
import { compact } from '../figures.ts';
import layout from '../parts/layout.module.css';
import table from '../parts/list/table.module.css';
import { TableScroll } from '../parts/list/table-scroll.tsx';
import { Languages } from '../parts/marks/languages.tsx';
import { Pill } from '../parts/marks/pill.tsx';
import { Panel } from '../parts/panel.tsx';
import { Empty, Loaded } from '../parts/states.tsx';
import type { Ready } from '../readiness/calls.ts';
import { type Finding, languagesOf } from '../readiness/readiness.ts';
import { useTexts } from '../texts.ts';
import { words } from './words.ts';

interface Next {
  next: UseQueryResult<readonly Quiz[]>;
  readiness: readonly Ready[];
}

const SHOWN = 5;

export function NextQuizzes({ next, readiness }: Next) {
  const { t } = useTexts(words);
  const all = next.data?.length ?? 0;
  return (
    <Panel
      flush
      title={t('nextQuizzes')}
      aside={
        all > SHOWN && (
          <Link className={layout.link} to="/quizzes?status=scheduled">
            {t('allOf', { n: all })}
          </Link>
        )
      }
    >
      <Loaded query={next}>
        {(quizzes) =>
          quizzes.length === 0 ? (
            <Empty text={t('nothingPlanned')}>
              <p>{t('nothingPlannedHint')}</p>
            </Empty>
          ) : (
            <NextTable readiness={readiness.slice(0, SHOWN)} />
          )
        }
      </Loaded>
    </Panel>
  );
}

function NextTable({ readiness }: { readiness: readonly Ready[] }) {
  const { t, language } = useTexts(words);
  return (
    <TableScroll>
      <table className={table.table}>
        <thead>
          <tr>
            <th scope="col">{t('name')}</th>
            <th scope="col">{t('start')}</th>
            <th scope="col" className={table.number}>
              {t('questions')}
            </th>
            <th scope="col">{t('languages')}</th>
            <th scope="col" className={table.number}>
              {t('fund')}
            </th>
            <th scope="col">{t('readiness')}</th>
          </tr>
        </thead>
        <tbody>
          {readiness.map(({ quiz, questions, findings }) => (
            <tr key={quiz.id}>
              <th scope="row">
                <Link to={`/quizzes/${quiz.id}`}>{quiz.title}</Link>
              </th>
              <td className={`${table.soft} ${table.nowrap}`}>
                {shortDayAndTime(language, quiz.scheduled_time)}
              </td>
              <td className={table.number}>{quiz.question_count}</td>
              <td>
                {questions && questions.length > 0 && <Languages has={languagesOf(questions)} />}
              </td>
              <td className={table.number}>{compact(language, quiz.prize_fund)}</td>
              <td>
                <Readiness findings={findings} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableScroll>
  );
}

/**
 * A short text on how ready a quiz is: what blocks it, otherwise its only remark or the number of
 * remarks.
 */
export function Readiness({ findings }: { findings: readonly Finding[] | undefined }) {
  const { t } = useTexts(words);
  if (findings === undefined) return <Pill>{t('checking')}</Pill>;
  const [first] = findings;
  if (first === undefined) return <Pill tone="right">{t('ready')}</Pill>;
  const remarks = findings.filter(({ kind }) => kind !== 'notRehearsed');
  if (remarks.length > 1 && !first.blocks) {
    return <Pill tone="light">{t('remarks', { n: remarks.length })}</Pill>;
  }
  switch (first.kind) {
    case 'noQuestions':
      return <Pill tone="wrong">{t('noQuestions')}</Pill>;
    case 'poolTooSmall':
      return <Pill tone="wrong">{t('poolTooSmall', { missing: first.missing })}</Pill>;
    case 'untranslated':
    case 'halfTranslated':
      return (
        <Pill tone="light">
          {t(first.kind, { language: first.language, n: first.questions.length })}
        </Pill>
      );
    case 'notRehearsed':
      return <Pill tone="link">{t('notRehearsed')}</Pill>;
  }
}
