import { LinkButton, Title } from '@quizcast/page';
import type { ReactNode } from 'react';
import { useGameText } from '../words.ts';

interface MomentParts {
  title: string;
  hint?: string | undefined;
  /** The admin's own words. */
  reason?: string | undefined;
  /** Whether the next screen follows by itself. Otherwise there is a link back. */
  going?: boolean;
  children?: ReactNode;
}

/** A screen with one sentence: a pause, the counting of results, a cancelled quiz. */
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
