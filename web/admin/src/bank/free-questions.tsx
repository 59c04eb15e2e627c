import type { PoolStatistics } from '@quizcast/protocol';
import { number } from '@quizcast/words';
import layout from '../parts/layout.module.css';
import { FiveLights } from '../parts/lights/five-lights.tsx';
import { Panel } from '../parts/panel.tsx';
import { useTexts } from '../texts.ts';
import styles from './bank.module.css';
import { words } from './words.ts';

const levels = ['1', '2', '3', '4', '5'] as const;
/**
 * A level is marked as short if its share of free questions, compared with the fullest level, is
 * smaller than this.
 */
const LOW = 0.25;

interface Chosen {
  statistics: PoolStatistics | undefined;
  chosen: string;
  choose(level: string): void;
}

/**
 * The number of free questions of each difficulty, compared with the fullest one. A press filters
 * the list by that difficulty.
 */
export function FreeQuestions({ statistics: data, chosen, choose }: Chosen) {
  const { t, language } = useTexts(words);
  const free = (level: string) => data?.by_difficulty[level] ?? 0;
  const fullest = Math.max(1, ...levels.map(free));
  return (
    <Panel label={t('freeByDifficulty')}>
      <div className={styles.freeByDifficulty}>
        {levels.map((level) => (
          <button
            key={level}
            type="button"
            className={styles.level}
            aria-pressed={chosen === level}
            onClick={() => choose(chosen === level ? '' : level)}
          >
            <span className={layout.between}>
              <FiveLights level={Number(level)} />
              {data?.used_by_difficulty && (
                <small>
                  {t('usedN', { n: number(language, data.used_by_difficulty[level] ?? 0) })}
                </small>
              )}
            </span>
            <span className={styles.bar}>
              <span
                className={styles.fill}
                data-low={free(level) / fullest < LOW || undefined}
                style={{ display: 'block', width: `${(free(level) / fullest) * 100}%` }}
              />
            </span>
            <strong>{t('left', { n: number(language, free(level)) })}</strong>
          </button>
        ))}
      </div>
    </Panel>
  );
}
