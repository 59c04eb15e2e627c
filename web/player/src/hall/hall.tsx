import { capFor, LightField } from '@quizcast/lights';
import '@quizcast/lights/lights.css';
import { useMemo } from 'react';
import css from './hall.module.css';

interface HallParts {
  /** The id of the quiz, so that its hall looks the same on every page. */
  seed: number;
  /** The number of players present. The seats are dark if it is unknown or 0. */
  players?: number | undefined;
  /** Whether to show the visitor's own light with its ring in the middle. */
  mine?: boolean;
  /** The top of the hall, as a fraction of the height. */
  horizon?: number;
}

/** The number of dark seats while the number of players is unknown. */
const EMPTY_SEATS = 400;

/** The hall of lights as the background of a page. */
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
