import { useSession } from '@quizcast/page';
import { useTexts } from '../texts.ts';
import { words } from './words.ts';

/** The name of the person who made a change; `undefined` stands for a service. */
export function useActor(): (id: number | undefined) => string {
  const { t } = useTexts(words);
  const { user } = useSession();
  return (id) => {
    if (id === undefined) return t('byService');
    return id === user?.id ? t('byYou') : t('actor', { actor: id });
  };
}
