import { Flaps } from '@quizcast/lights';
import { useNow } from '@quizcast/page';
import css from './home.module.css';
import { useHomeText } from './text.ts';

const DAY_S = 86_400;

/** The time until a start: as text, and on a split-flap display within the last day. */
export function UntilStart({ at }: { at: number }) {
  const t = useHomeText();
  const seconds = Math.ceil((at - useNow()) / 1000);
  return (
    <div className={css.clock} role="timer">
      <p className={css.label}>{t('starts')}</p>
      {seconds <= 0 && <p className={css.far}>{t('soon')}</p>}
      {seconds > 0 && seconds < DAY_S && <Flaps text={clock(seconds)} label={clock(seconds)} />}
      {seconds >= DAY_S && (
        <p className={css.far}>
          {t('days', { d: Math.floor(seconds / DAY_S), h: Math.floor((seconds % DAY_S) / 3600) })}
        </p>
      )}
    </div>
  );
}

/** “00:14:32”. */
export function clock(seconds: number): string {
  return [seconds / 3600, (seconds / 60) % 60, seconds % 60]
    .map((part) => String(Math.floor(part)).padStart(2, '0'))
    .join(':');
}
