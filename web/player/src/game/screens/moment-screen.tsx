import { LinkButton, Title } from '@quizcast/page';
import type { ReactNode } from 'react';
import { useGameText } from '../words.ts';

interface MomentParts {
  title: string;
  hint?: string | undefined;
  /** The admin's own words. */
  reason?: string | undefined;
  /** Something follows by itself; without it there is a way back. */
  going?: boolean;
  children?: ReactNode;
}

/** A moment of the game that is one sentence: a pause, the count, a cancelled quiz. */
export function MomentScreen({ title, hint, reason, going = false, children }: MomentParts) {
  const say = useGameText();
  return (
    <section className="moment">
      <Title always>{title}</Title>
      {reason && <p className="moment-reason">{reason}</p>}
      {hint && <p className="soft">{hint}</p>}
      {children}
      {!going && (
        <LinkButton to="/" size="large">
          {say('home')}
        </LinkButton>
      )}
    </section>
  );
}
