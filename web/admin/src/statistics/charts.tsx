import '@mantine/charts/styles.css';
import { AreaChart, BarChart } from '@mantine/charts';
import type { Round, Statistics } from '@quizcast/protocol';
import { number } from '@quizcast/words';
import { compact, percent } from '../figures.ts';
import { Panel } from '../parts/panel.tsx';
import { useTexts } from '../texts.ts';
import { words } from './words.ts';

const quiet = { accessibilityLayer: false } as const;

/** The number of players left after each question; the table below has the same figures. */
export function LeftChart({ statistics }: { statistics: Statistics }) {
  const { t, language } = useTexts(words);
  const { total_participants: all, total_winners: winners } = statistics;
  const data = [
    { question: t('start'), left: all },
    ...statistics.eliminations_by_question.map(({ question_number, passed }) => ({
      question: String(question_number),
      left: passed,
    })),
  ];
  return (
    <Panel
      title={t('left')}
      aside={t('leftOf', {
        left: number(language, winners),
        all: number(language, all),
        rate: percent(all > 0 ? winners / all : 0),
      })}
    >
      <div aria-hidden="true">
        <AreaChart
          h={210}
          data={data}
          dataKey="question"
          series={[{ name: 'left', label: t('left'), color: 'var(--lit)' }]}
          curveType="linear"
          valueFormatter={(value) => compact(language, value)}
          gridAxis="x"
          withDots
          areaChartProps={quiet}
        />
      </div>
    </Panel>
  );
}

/** The response times of each question: median and 90th percentile. */
export function TimesChart({ rounds }: { rounds: readonly Round[] }) {
  const { t } = useTexts(words);
  const data = rounds.map(({ question_number, response_percentiles_ms: { p50, p90 } }) => ({
    question: String(question_number),
    p50: p50 / 1000,
    p90: p90 / 1000,
  }));
  return (
    <Panel title={t('times')} aside={t('timesHint')}>
      <div aria-hidden="true">
        <BarChart
          h={210}
          data={data}
          dataKey="question"
          series={[
            { name: 'p50', color: 'var(--lit)' },
            { name: 'p90', color: 'var(--link)' },
          ]}
          withLegend
          gridAxis="x"
          barChartProps={quiet}
        />
      </div>
    </Panel>
  );
}
