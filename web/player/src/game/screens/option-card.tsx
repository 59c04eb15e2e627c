import { Glyph } from '@quizcast/lights';
import { Check, CloudUpload, LoaderCircle } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { OptionMark } from '../screen.ts';
import { useGameText } from '../words.ts';

/** The state of the player's choice as the card shows it. */
export type CardState = 'pressed' | 'sending' | 'recorded' | 'queued' | 'predicted' | undefined;

interface OptionShown {
  index: number;
  text: string;
  lang: string | undefined;
  mark: OptionMark;
  state: CardState;
  /** A spectator may guess. The guess has no effect. */
  quiet: boolean;
  choose(): void;
}

/** Longer texts leave no room for the status. It is also shown below the options. */
const SHORT = 20;

const icons = {
  pressed: undefined,
  sending: LoaderCircle,
  recorded: Check,
  queued: CloudUpload,
  predicted: Check,
} as const;

/** Locked cards stay focusable, so that keyboard users do not lose their position. */
export function OptionCard({ index, text, lang, mark, state: given, quiet, choose }: OptionShown) {
  const say = useGameText();
  const state = useFresh(given === 'sending') ? 'pressed' : given;
  const Icon = state && icons[state];
  const word = {
    pressed: say('pressed'),
    sending: say('sendingShort'),
    recorded: say('recordedShort'),
    queued: say('queuedShort'),
    predicted: say('predicted'),
  };
  const full = state === 'recorded' || state === 'queued' || state === 'predicted';
  return (
    <button
      type="button"
      className={['option', quiet ? 'quiet' : mark, state].filter(Boolean).join(' ')}
      aria-disabled={!quiet && mark !== 'open'}
      aria-pressed={state !== undefined}
      onClick={choose}
    >
      <Glyph index={index} fill={full ? 'full' : 'line'} />
      <span className="option-text" lang={lang}>
        {text}
      </span>
      {/*
       * The key makes each word a new element. If an existing element changed, the browser would
       * count it as a layout shift.
       */}
      <span key={state} className={text.length <= SHORT ? 'option-end roomy' : 'option-end'}>
        {Icon && <Icon size={20} className={`state-icon ${state}`} aria-hidden="true" />}
        {state && text.length <= SHORT && <span className="option-word">{word[state]}</span>}
        {!state && mark === 'open' && !quiet && (
          <span className="option-key" aria-hidden="true">
            {index + 1}
          </span>
        )}
      </span>
    </button>
  );
}

/** The delay before “sending” is shown. If the response is faster, nobody could read the word. */
const PRESSED_MS = 150;

/** True for a moment after `begun` became true. */
function useFresh(begun: boolean): boolean {
  const [fresh, setFresh] = useState(begun);
  const [was, setWas] = useState(begun);
  if (was !== begun) {
    setWas(begun);
    setFresh(begun);
  }
  useEffect(() => {
    if (!fresh) return;
    const timer = setTimeout(() => setFresh(false), PRESSED_MS);
    return () => clearTimeout(timer);
  }, [fresh]);
  return fresh;
}
