import { Button } from '@mantine/core';
import { spotlight } from '@mantine/spotlight';
import { useNow } from '@quizcast/page';
import { moment } from '@quizcast/words';
import { Plus, Search } from 'lucide-react';
import { Link } from 'react-router';
import { useMay } from '../may.ts';
import { useRunningQuiz } from '../now-running.ts';
import { PageHead } from '../parts/page-head.tsx';
import { useReadiness } from '../readiness/calls.ts';
import { useTexts } from '../texts.ts';
import { Attention } from './attention.tsx';
import { useNextQuizzes } from './calls.ts';
import styles from './dashboard.module.css';
import { Hero } from './hero.tsx';
import { LastGame } from './last-game.tsx';
import { NextQuizzes } from './next-quizzes.tsx';
import { PayoutsTile } from './payouts-tile.tsx';
import { words } from './words.ts';

/** The dashboard: the next quizzes, the running game and open tasks. */
export function DashboardPage() {
  const { t, language } = useTexts(words);
  const may = useMay();
  const next = useNextQuizzes();
  const { data: running } = useRunningQuiz();
  const readiness = useReadiness(next.data ?? []);
  const now = useNow(15_000);
  return (
    <>
      <PageHead title={t('title')}>
        <span className={styles.today}>{moment(language, new Date(now))}</span>
        <Button
          variant="default"
          leftSection={<Search size={16} aria-hidden />}
          onClick={spotlight.open}
        >
          {t('search')}
        </Button>
        {may('quizzes') && (
          <Button component={Link} to="/quizzes/new" leftSection={<Plus size={16} aria-hidden />}>
            {t('newQuiz')}
          </Button>
        )}
      </PageHead>
      <Hero running={running ?? undefined} next={next.data?.[0]} />
      <div className={styles.grid}>
        <div className={styles.column}>
          <NextQuizzes next={next} readiness={readiness} />
          {may('statistics') && <LastGame />}
        </div>
        <div className={styles.column}>
          {may('payouts') && <PayoutsTile />}
          <Attention readiness={readiness} />
        </div>
      </div>
    </>
  );
}
