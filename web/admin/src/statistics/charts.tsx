import '@mantine/charts/styles.css';
import { AreaChart, BarChart } from '@mantine/charts';
import type { Round, Statistics } from '@quizcast/protocol';
import { decimal, number, seconds } from '@quizcast/words';
import { compact, percent } from '../figures.ts';
import { Panel } from '../parts/panel.tsx';
import { Empty } from '../parts/states.tsx';
import { useTexts } from '../texts.ts';
import styles from './statistics.module.css';
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

/** Answers under a second are marked, because nobody reads a question in that time. */
const EARLY_BINS = 2;
const BIN_MS = 500;

/** When the given answers to one question arrived, in half seconds, with the median. */
export function TimesChart({ round }: { round: Round }) {
  const { t, language } = useTexts(words);
  const { p50, p90 } = round.response_percentiles_ms;
  const nameOf = (bin: number) =>
    `${decimal(language, (bin * BIN_MS) / 1000, 1)}–${decimal(language, ((bin + 1) * BIN_MS) / 1000, 1)}`;
  const data = round.response_histogram.map((answers, bin) => ({
    bin: nameOf(bin),
    [bin < EARLY_BINS ? 'early' : 'answers']: answers,
    all: answers,
  }));
  const early = round.response_histogram.slice(0, EARLY_BINS).reduce((sum, n) => sum + n, 0);
  return (
    <Panel
      title={t('timesOf', { n: round.question_number })}
      aside={`p50 ${seconds(language, p50)} · p90 ${seconds(language, p90)}`}
    >
      {data.length === 0 ? (
        <Empty text={t('noAnswers')} />
      ) : (
        <>
          <div aria-hidden="true">
            <BarChart
              h={early > 0 ? 186 : 210}
              type="stacked"
              data={data}
              dataKey="bin"
              series={[
                { name: 'answers', label: t('given'), color: 'var(--lit)' },
                { name: 'early', label: t('underASecond'), color: 'var(--wrong)' },
              ]}
              referenceLines={[{ x: nameOf(Math.floor(p50 / BIN_MS)), color: 'var(--text)' }]}
              valueFormatter={(value) => compact(language, value)}
              gridAxis="x"
              // There is a tick every two seconds.
              xAxisProps={{
                interval: 0,
                tickFormatter: (_: string, bin: number) =>
                  bin % 4 === 0 ? seconds(language, bin * BIN_MS, 0) : '',
              }}
              barProps={{ radius: [4, 4, 0, 0] }}
              barChartProps={quiet}
            />
          </div>
          {early > 0 && <p className={styles.early}>{t('underASecondN', { n: early })}</p>}
          <ul className="unseen">
            {data.map(({ bin, all }) => (
              <li key={bin}>{t('answersIn', { second: bin, n: all })}</li>
            ))}
          </ul>
        </>
      )}
    </Panel>
  );
}
