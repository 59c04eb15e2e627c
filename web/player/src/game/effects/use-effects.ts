import { useEffect, useRef, useState } from 'react';
import type { Game } from '../game.ts';
import { cuesBetween } from './cues.ts';
import { Haptics } from './haptics.ts';
import { Sound } from './sound.ts';

export interface Effects {
  readonly sound: boolean;
  readonly haptics: boolean | undefined;
  turnSound(on: boolean): void;
  turnHaptics(on: boolean): void;
}

/** Plays sounds and vibrations by comparing each state with the previous one. */
export function useEffects(game: Game): Effects {
  const [tools] = useState(() => ({ sound: new Sound(), haptics: new Haptics() }));
  const [, renew] = useState(0);
  const before = useRef(game);
  useEffect(() => {
    for (const cue of cuesBetween(before.current, game)) {
      tools.sound.play(cue);
      tools.haptics.play(cue);
    }
    before.current = game;
  }, [game, tools]);
  const turned = (turn: () => void) => {
    turn();
    renew((times) => times + 1);
  };
  return {
    sound: tools.sound.on,
    haptics: tools.haptics.possible ? tools.haptics.on : undefined,
    turnSound: (on) => turned(() => tools.sound.turn(on)),
    turnHaptics: (on) => turned(() => tools.haptics.turn(on)),
  };
}

/**
 * Keeps the screen awake while a game is open. Browsers release the lock whenever the page is
 * hidden, so it must be requested again.
 */
export function useWakeLock(): void {
  useEffect(() => {
    let lock: WakeLockSentinel | undefined;
    let ended = false;
    const hold = async () => {
      if (document.visibilityState !== 'visible' || !('wakeLock' in navigator)) return;
      try {
        const held = await navigator.wakeLock.request('screen');
        if (ended) await held.release();
        else lock = held;
      } catch {
        // Devices that save battery refuse this, which does no harm.
      }
    };
    void hold();
    document.addEventListener('visibilitychange', hold);
    return () => {
      ended = true;
      document.removeEventListener('visibilitychange', hold);
      void lock?.release().catch(() => undefined);
    };
  }, []);
}

/** Whether another tab of this browser has the same game open. */
export function useOtherTab(quizId: number): boolean {
  const [other, setOther] = useState(false);
  useEffect(() => {
    if (typeof BroadcastChannel === 'undefined') return;
    const channel = new BroadcastChannel(`quizcast.game.${quizId}`);
    channel.onmessage = ({ data }) => {
      setOther(true);
      if (data === 'here') channel.postMessage('too');
    };
    channel.postMessage('here');
    return () => channel.close();
  }, [quizId]);
  return other;
}
