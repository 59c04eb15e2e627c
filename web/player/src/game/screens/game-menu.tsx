import { type Language, languages, ownNameOf, useLanguage } from '@quizcast/words';
import { Ellipsis, Volume2, VolumeX, X } from 'lucide-react';
import { lazy, Suspense, useEffect, useState } from 'react';
import { useNavigate } from 'react-router';
import type { Effects } from '../effects/use-effects.ts';
import { useGameText } from '../words.ts';
import type { Asking } from './game-choices.tsx';

/**
 * Loaded later, because menus and dialogs are half of the code of the game and nobody needs them in
 * the first seconds.
 */
const loadChoices = () => import('./game-choices.tsx');
const GameChoices = lazy(() => loadChoices().then(({ GameChoices }) => ({ default: GameChoices })));
const LOAD_AFTER_MS = 2_000;

interface MenuParts {
  effects: Effects;
  lobby: boolean;
  /** Whether the visitor is out or only watching, so that leaving costs nothing. */
  free: boolean;
  tellLanguage(language: Language): void;
  signOut(): void;
}

/** The menu with sound, language, leaving and sign-out. Actions that cannot be undone ask for
 * confirmation. */
export function GameMenu({ effects, lobby, free, tellLanguage, signOut }: MenuParts) {
  const say = useGameText();
  const navigate = useNavigate();
  const { language, choose } = useLanguage();
  const [asking, setAsking] = useState<Asking>();
  const [needed, setNeeded] = useState(false);
  const ask = (question: Asking) => {
    if (question) setNeeded(true);
    setAsking(question);
  };
  useEffect(() => {
    // Loads the code before the first click, so that the menu opens even if the connection is lost
    // by then.
    const timer = setTimeout(() => loadChoices().catch(() => undefined), LOAD_AFTER_MS);
    return () => clearTimeout(timer);
  }, []);
  const button = (
    <button
      type="button"
      className="icon-button menu-button"
      aria-label={say('menu')}
      aria-haspopup="menu"
      onClick={() => setNeeded(true)}
    >
      <Ellipsis aria-hidden="true" />
    </button>
  );
  const { sound, haptics } = effects;
  const Speaker = sound ? Volume2 : VolumeX;
  const leave = () => (free && !lobby ? void navigate('/') : ask('leave'));
  const items = [
    {
      key: 'sound',
      text: say(sound ? 'soundOff' : 'soundOn'),
      act: () => effects.turnSound(!sound),
    },
    ...(haptics === undefined
      ? []
      : [
          {
            key: 'haptics',
            text: say(haptics ? 'hapticsOff' : 'hapticsOn'),
            act: () => effects.turnHaptics(!haptics),
          },
        ]),
    ...languages
      .filter((tag) => tag !== language)
      .map((tag) => ({
        key: tag,
        lang: tag,
        text: ownNameOf(tag),
        act: () => {
          choose(tag);
          tellLanguage(tag);
        },
      })),
    { key: 'leave', text: say('leave'), act: leave },
    { key: 'sign-out', text: say('signOutNow'), act: () => ask('signOut') },
  ];
  return (
    <div className={lobby ? 'game-menu lobby-menu' : 'game-menu'}>
      {lobby && (
        <button type="button" className="icon-button" aria-label={say('leave')} onClick={leave}>
          <X aria-hidden="true" />
        </button>
      )}
      {lobby && (
        <button
          type="button"
          className="icon-button sound-button"
          aria-label={say(sound ? 'soundOff' : 'soundOn')}
          onClick={() => effects.turnSound(!sound)}
        >
          <Speaker aria-hidden="true" />
        </button>
      )}
      {needed ? (
        <Suspense fallback={button}>
          <GameChoices
            items={items}
            button={button}
            asking={asking}
            ask={ask}
            free={free}
            lobby={lobby}
            signOut={signOut}
          />
        </Suspense>
      ) : (
        button
      )}
    </div>
  );
}
