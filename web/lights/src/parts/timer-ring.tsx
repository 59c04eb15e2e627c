import { useEffect, useId, useRef, useState } from 'react';

const TICKS = 60;
/** The ring shows a warning from this many seconds on. */
const LAST_SECONDS = 3;
/** The maximum drift from the server's time before the ring is corrected. */
const DRIFT_MS = 250;

const ticks = Array.from({ length: TICKS }, (_, tick) => {
  const angle = (2 * Math.PI * (tick + 0.5)) / TICKS;
  const [sin, cos] = [Math.sin(angle), -Math.cos(angle)];
  const point = (radius: number) =>
    `${(50 + sin * radius).toFixed(2)} ${(50 + cos * radius).toFixed(2)}`;
  return `M${point(38.4)}L${point(47.6)}`;
}).join('');

interface TimerRingParts {
  /** When the question closes, by this device's clock. */
  closesAt: number;
  limitMs: number;
  /** Stops the ring while an admin pauses the game. */
  held?: boolean;
  className?: string;
}

/**
 * Sixty ticks that go out one after another. A browser animation runs between two frames from the
 * server, and is corrected only when it has drifted. React renders once a second, for the digits.
 */
export function TimerRing({ closesAt, limitMs, held = false, className = '' }: TimerRingParts) {
  const ring = useRef<SVGSVGElement>(null);
  const running = useRef<Animation>(undefined);
  const mask = useId();
  const seconds = useSecondsUntil(closesAt, held);

  useEffect(() => {
    const started = ring.current?.animate([{ '--gone': 0 }, { '--gone': 1 }] as Keyframe[], {
      duration: Math.max(1, limitMs),
      fill: 'both',
    });
    running.current = started;
    return () => started?.cancel();
  }, [limitMs]);

  useEffect(() => {
    const animation = running.current;
    if (animation === undefined) return;
    const gone = Math.max(0, limitMs - (closesAt - Date.now()));
    const shown = Number(animation.currentTime ?? 0);
    if (held || Math.abs(shown - gone) > DRIFT_MS) animation.currentTime = Math.min(limitMs, gone);
    if (held) animation.pause();
    else if (animation.playState === 'paused') animation.play();
  }, [closesAt, limitMs, held]);

  const late = seconds <= LAST_SECONDS ? ' late' : '';
  return (
    <span className={`timer-ring${late} ${className}`} data-seconds={seconds}>
      <svg ref={ring} viewBox="0 0 100 100" aria-hidden="true">
        <mask id={mask} maskUnits="userSpaceOnUse" x="0" y="0" width="100" height="100">
          <circle className="left" cx="50" cy="50" r="43" pathLength="1" />
        </mask>
        <path className="ticks" d={ticks} />
        <path className="ticks lit" d={ticks} mask={`url(#${mask})`} />
        <g className="hand">
          <circle className="spark" cx="50" cy="7" r="7" />
          <circle className="head" cx="50" cy="7" r="3" />
        </g>
      </svg>
      <span className="digit" aria-hidden="true">
        {seconds}
      </span>
    </span>
  );
}

/** The whole seconds until a moment, updated when they change. */
export function useSecondsUntil(moment: number, held = false): number {
  const [seconds, setSeconds] = useState(() => secondsUntil(moment));
  useEffect(() => {
    if (held) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const tick = () => {
      setSeconds(secondsUntil(moment));
      const left = moment - Date.now();
      // Slightly after the whole second, because the seconds are rounded up and would otherwise
      // show the old value again.
      if (left > 0) timer = setTimeout(tick, (left % 1000 || 1000) + 4);
    };
    tick();
    return () => clearTimeout(timer);
  }, [moment, held]);
  return seconds;
}

function secondsUntil(moment: number): number {
  return Math.max(0, Math.ceil((moment - Date.now()) / 1000));
}

/** A small ring that only shows that time is passing. The text next to it names the seconds. */
export function MiniRing({ closesAt, limitMs }: { closesAt: number; limitMs: number }) {
  const ring = useRef<SVGSVGElement>(null);
  const mask = useId();
  useEffect(() => {
    const animation = ring.current?.animate([{ '--gone': 0 }, { '--gone': 1 }] as Keyframe[], {
      duration: Math.max(1, limitMs),
      fill: 'both',
    });
    if (animation) animation.currentTime = Math.max(0, limitMs - (closesAt - Date.now()));
    return () => animation?.cancel();
  }, [closesAt, limitMs]);
  return (
    <svg
      ref={ring}
      className="mini-ring"
      viewBox="0 0 100 100"
      width="26"
      height="26"
      aria-hidden="true"
    >
      <circle className="track" cx="50" cy="50" r="36" pathLength="24" />
      <mask id={mask} maskUnits="userSpaceOnUse" x="0" y="0" width="100" height="100">
        <circle className="left" cx="50" cy="50" r="36" pathLength="1" />
      </mask>
      <circle className="track lit" cx="50" cy="50" r="36" pathLength="24" mask={`url(#${mask})`} />
    </svg>
  );
}
