import type { Link } from '@quizcast/connection';
import { useSpeech } from '../words/words.ts';

export function LinkBadge({ link }: { link: Link }) {
  const { t } = useSpeech();
  return (
    <span className={`link-badge ${link}`}>
      <span className="dot" aria-hidden="true" />
      {t.link[link]}
    </span>
  );
}
