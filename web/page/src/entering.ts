import { useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { refusalText } from './refusal-text.ts';
import { useWords } from './words/words.ts';

/** A sign-in or sign-up under way: runs it once at a time, then goes where the visitor came from. */
export function useEntering() {
  const words = useWords();
  const navigate = useNavigate();
  const next = useNextPath();
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<string>();

  async function enter(attempt: () => Promise<void>) {
    setBusy(true);
    setRefusal(undefined);
    try {
      await attempt();
      await navigate(next, { replace: true });
    } catch (failure) {
      setRefusal(refusalText(words, failure));
    } finally {
      setBusy(false);
    }
  }
  return { busy, refusal, enter };
}

/** Only a path of this page: a link from elsewhere must not send people away after signing in. */
export function useNextPath(): string {
  const [search] = useSearchParams();
  const next = search.get('next') ?? '/';
  return /^\/(?![/\\])/.test(next) ? next : '/';
}
