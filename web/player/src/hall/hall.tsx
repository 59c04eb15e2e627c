import { capFor, LightField } from '@quizcast/lights';
import '@quizcast/lights/lights.css';
import { useMemo } from 'react';
import css from './hall.module.css';

interface HallParts {
  /** The quiz: its hall looks the same on every page. */
  seed: number;
  /** How many are there; unknown or nobody leaves the seats dark. */
  players?: number | undefined;
  /** My own light in the middle, with its ring. */
  mine?: boolean;
  /** Where the hall begins, as a share of the height. */
  horizon?: number;
}

/** Seats that are shown dark while nobody is known to be there. */
const EMPTY_SEATS = 400;

/** The dark hall with a light for everybody in it, behind the words of a page. */
export function Hall({ seed, players, mine = false, horizon = 0.4 }: HallParts) {
  const scene = useMemo(() => {
    const there = players ?? (mine ? EMPTY_SEATS : 0);
    return {
      seed,
      joined: there || EMPTY_SEATS,
      left: there,
      answered: Math.round(there * 0.4),
      salt: 0,
      cap: capFor(innerWidth),
      horizon,
      floor: 1,
      near: 5,
      tone: 'plain' as const,
      falling: false,
      ...(mine && { mine: { x: 0.5, y: 0.56, light: 'answered' as const } }),
    };
  }, [seed, players, mine, horizon]);
  return (
    <div className={css.hall} style={{ '--horizon': `${horizon * 100}%` } as object}>
      <LightField scene={scene} />
    </div>
  );
}
