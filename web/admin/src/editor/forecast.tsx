import '@mantine/charts/styles.css';
import { AreaChart } from '@mantine/charts';
import { NumberInput } from '@mantine/core';
import { number } from '@quizcast/words';
import { useState } from 'react';
import layout from '../parts/layout.module.css';
import { predictedSurvivors } from '../pass-rates.ts';
import type { Draft } from '../question/draft.ts';
import { useTexts } from '../texts.ts';
import styles from './settings/schedule-dialog.module.css';
import { words } from './words.ts';

/** A chart of the number of players predicted to be left after each question. */
export default function Forecast({ drafts }: { drafts: readonly Draft[] }) {
  const { t, language } = useTexts(words);
  const [players, setPlayers] = useState(1_000);
  if (drafts.length === 0) return null;
  const left = predictedSurvivors(players, drafts);
  const data = left.map((count, question) => ({ question, left: count }));
  return (
    <section aria-label={t('survivors')}>
      <h3 className={styles.heading}>{t('survivors')}</h3>
      <NumberInput
        label={t('players')}
        w={160}
        min={1}
        max={10_000_000}
        step={1_000}
        allowDecimal={false}
        value={players}
        onChange={(value) => typeof value === 'number' && value > 0 && setPlayers(value)}
      />
      <div aria-hidden="true">
        <AreaChart
          h={180}
          data={data}
          dataKey="question"
          series={[{ name: 'left', color: 'var(--lit)', label: t('survivors') }]}
          curveType="linear"
          withTooltip={false}
          xAxisLabel={t('afterQuestion')}
          areaChartProps={{ accessibilityLayer: false }}
        />
      </div>
      <p className={layout.soft}>
        {t('survivorsHint', {
          players: number(language, players),
          left: number(language, left.at(-1) ?? 0),
        })}
      </p>
    </section>
  );
}
