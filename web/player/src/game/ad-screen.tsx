import { Title, useNow } from '@quizcast/page';
import { useSpeech } from '../words/words.ts';
import type { AdBreak } from './game.ts';

export function AdScreen({ ad }: { ad: AdBreak }) {
  const { t } = useSpeech();
  const seconds = Math.max(0, Math.ceil((ad.endsAt - useNow()) / 1000));
  return (
    <section className="ad">
      <div className="row between">
        <Title always>{t.play.ad}</Title>
        <p role="timer">{t.play.adEnds(seconds)}</p>
      </div>
      {ad.mediaType === 'image' ? (
        <img src={ad.url} alt={t.play.ad} />
      ) : (
        <video src={ad.url} muted playsInline autoPlay controls={wantsStillness()} />
      )}
    </section>
  );
}

function wantsStillness(): boolean {
  return matchMedia('(prefers-reduced-motion: reduce)').matches;
}
