import { Button, Dialog, Menu } from '@quizcast/page';
import { type Language, languages, ownNames, useLanguage } from '@quizcast/words';
import { Ellipsis, Volume2, VolumeX, X } from 'lucide-react';
import { useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import type { Effects } from '../effects/use-effects.ts';
import { useGameText } from '../words.ts';

interface MenuParts {
  effects: Effects;
  lobby: boolean;
  /** Whether the visitor is out or only watching, so that leaving costs nothing. */
  free: boolean;
  tellLanguage(language: Language): void;
  signOut(): void;
}

type Asking = 'leave' | 'signOut' | undefined;

/** The menu with sound, language, leaving and sign-out. Actions that cannot be undone ask for
 * confirmation. */
export function GameMenu({ effects, lobby, free, tellLanguage, signOut }: MenuParts) {
  const say = useGameText();
  const navigate = useNavigate();
  const { language, choose } = useLanguage();
  const [asking, setAsking] = useState<Asking>();
  const stay = useRef<HTMLButtonElement>(null);
  const { sound, haptics } = effects;
  const Speaker = sound ? Volume2 : VolumeX;
  const leave = () => (free && !lobby ? void navigate('/') : setAsking('leave'));
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
        text: ownNames[tag],
        act: () => {
          choose(tag);
          tellLanguage(tag);
        },
      })),
    { key: 'leave', text: say('leave'), act: leave },
    { key: 'sign-out', text: say('signOutNow'), act: () => setAsking('signOut') },
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
      <Menu
        items={items}
        button={
          <button type="button" className="icon-button menu-button" aria-label={say('menu')}>
            <Ellipsis aria-hidden="true" />
          </button>
        }
      />
      <Dialog
        open={asking !== undefined}
        onClose={() => setAsking(undefined)}
        title={say(asking === 'signOut' ? 'signOutAsk' : 'leaveAsk')}
        lead={free ? undefined : say(lobby ? 'leaveLobby' : 'leaveGame')}
        first={stay}
      >
        <div className="dialog-actions">
          <button ref={stay} type="button" className="button" onClick={() => setAsking(undefined)}>
            {say('stayHere')}
          </button>
          <Button
            kind="danger"
            onClick={() => {
              if (asking === 'signOut') signOut();
              else void navigate('/');
            }}
          >
            {say(asking === 'signOut' ? 'signOutNow' : 'leaveNow')}
          </Button>
        </div>
      </Dialog>
    </div>
  );
}
