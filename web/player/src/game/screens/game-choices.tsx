import { Button, Dialog, Menu, type MenuItem } from '@quizcast/page';
import { type ReactElement, type ReactNode, useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import { useGameText } from '../words.ts';

/** What the visitor is asked to confirm. */
export type Asking = 'leave' | 'signOut' | undefined;

interface Choices {
  items: readonly MenuItem[];
  /** The button of the menu. Pressing it opened this menu, unless a question is shown instead. */
  button: ReactElement;
  asking: Asking;
  ask(question: Asking): void;
  free: boolean;
  lobby: boolean;
  signOut(): void;
}

/**
 * The open menu of the game, and the question that is asked before an action that cannot be undone.
 */
export function GameChoices({ items, button, asking, ask, free, lobby, signOut }: Choices) {
  const say = useGameText();
  const navigate = useNavigate();
  const stay = useRef<HTMLButtonElement>(null);
  const [pressed] = useState(asking === undefined);
  return (
    <>
      <Menu items={items} open={pressed} button={button} />
      <Dialog
        open={asking !== undefined}
        onClose={() => ask(undefined)}
        title={say(asking === 'signOut' ? 'signOutAsk' : 'leaveAsk')}
        lead={free ? undefined : say(lobby ? 'leaveLobby' : 'leaveGame')}
        first={stay}
      >
        <div className="dialog-actions">
          <button ref={stay} type="button" className="button" onClick={() => ask(undefined)}>
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
    </>
  );
}

interface Why {
  open: boolean;
  close(): void;
  reason: ReactNode;
}

/** The sheet that says why a player is out. */
export function WhyOut({ open, close, reason }: Why) {
  const say = useGameText();
  return (
    <Dialog sheet open={open} onClose={close} title={say('whyOut')} lead={reason}>
      <p className="faint">{say('whyDispute')}</p>
      <Button wide onClick={close}>
        {say('watchOn')}
      </Button>
    </Dialog>
  );
}
