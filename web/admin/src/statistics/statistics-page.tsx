import { Button } from '@mantine/core';
import { dayAndTime } from '@quizcast/words';
import { Download, ShieldCheck } from 'lucide-react';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { useMay } from '../may.ts';
import layout from '../parts/layout.module.css';
import { PageHead } from '../parts/page-head.tsx';
import { Panel } from '../parts/panel.tsx';
import { Empty, Loaded } from '../parts/states.tsx';
import { useTexts } from '../texts.ts';
import { useGame } from './calls.ts';
import { LeftChart, TimesChart } from './charts.tsx';
import { Clusters } from './clusters.tsx';
import { Options } from './options.tsx';
import { Rounds } from './rounds.tsx';
import styles from './statistics.module.css';
import { Sums } from './sums.tsx';
import { words } from './words.ts';

/** The statistics of a game: the drop-off, the figures of each question, and suspicions. */
export function StatisticsPage() {
  const { t, language } = useTexts(words);
  const may = useMay();
  const quizId = Number(useParams().quizId);
  const { quiz, statistics, asked, suspicions } = useGame(quizId);
  const [chosen, setChosen] = useState(1);
  const questions = new Map(asked.data?.map(({ question }) => [question.id, question] as const));
  const exports = may('exports') ? (['csv', 'xlsx'] as const) : [];
  const results = `/api/quizzes/${quizId}/results/export?lang=${language}&format=`;
  return (
    <>
      <PageHead
        title={quiz.data?.title ?? t('figures')}
        back="/statistics"
        aside={quiz.data && dayAndTime(language, quiz.data.scheduled_time)}
      >
        <Button variant="default" component={Link} to={`/quizzes/${quizId}/results`}>
          {t('results')}
        </Button>
        {may('payouts') && (
          <Button variant="default" component={Link} to={`/payouts?quiz=${quizId}`}>
            {t('payouts')}
          </Button>
        )}
        {exports.map((format) => (
          <Button
            key={format}
            variant="default"
            component="a"
            href={results + format}
            aria-label={`${t('results')} ${format.toUpperCase()}`}
            leftSection={<Download size={16} aria-hidden />}
          >
            {format.toUpperCase()}
          </Button>
        ))}
        {may('game_log') && (
          <Button
            variant="default"
            component="a"
            href={`/api/admin/games/${quizId}/log`}
            leftSection={<ShieldCheck size={16} aria-hidden />}
          >
            {t('exportLog')}
          </Button>
        )}
      </PageHead>
      <Loaded query={statistics}>
        {(report) => {
          const rounds = report.eliminations_by_question;
          if (rounds.length === 0) {
            return (
              <Panel label={t('figures')}>
                <Empty text={t('noRounds')} />
              </Panel>
            );
          }
          const round = rounds.find((one) => one.question_number === chosen) ?? rounds[0];
          return (
            <div className={layout.stack}>
              <Sums statistics={report} />
              <div className={styles.charts}>
                <LeftChart statistics={report} />
                {round && <TimesChart round={round} />}
              </div>
              <div className={styles.below}>
                <Rounds
                  rounds={rounds}
                  questions={questions}
                  chosen={round?.question_number ?? 1}
                  choose={setChosen}
                />
                <div className={layout.stack}>
                  {round && <Options round={round} question={questions.get(round.question_id)} />}
                  {may('suspicions') && <Clusters quizId={quizId} suspicions={suspicions} />}
                </div>
              </div>
            </div>
          );
        }}
      </Loaded>
    </>
  );
}
