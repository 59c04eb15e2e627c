import { ApiError } from '@quizcast/connection';
import { useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { useRefusals } from './refusals/refusals.ts';
import { usePageText } from './text.ts';

/**
 * Runs one sign-in or sign-up at a time, then returns to the page the visitor came from, or to
 * `afterwards`. A `challenge` means that the server requires a second factor.
 */
export function useEntering(afterwards?: string) {
  const t = usePageText();
  const refusals = useRefusals();
  const navigate = useNavigate();
  const next = useNextPath();
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<string>();
  const [challenge, setChallenge] = useState<string>();

  async function enter(attempt: () => Promise<void>) {
    setBusy(true);
    setRefusal(undefined);
    try {
      await attempt();
      await navigate(afterwards ?? next, { replace: true });
    } catch (failure) {
      const asked = failure instanceof ApiError ? failure : undefined;
      if (asked?.type === 'two_factor_required') setChallenge(asked.challenge);
      else setRefusal(refusals.text(failure, { conflict: t('taken') }));
      if (asked?.type === 'two_factor_challenge_invalid') setChallenge(undefined);
    } finally {
      setBusy(false);
    }
  }
  return { busy, refusal, challenge, enter };
}

/**
 * The page to open after signing in. It must be a path of this site, because a link could otherwise
 * lead users to another site.
 */
export function useNextPath(): string {
  const [search] = useSearchParams();
  return pathWithin(search.get('next'));
}

export function pathWithin(wanted: string | null | undefined): string {
  const next = wanted ?? '/';
  return /^\/(?![/\\])/.test(next) ? next : '/';
}
