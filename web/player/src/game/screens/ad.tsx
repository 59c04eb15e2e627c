import { MiniRing, useSecondsUntil } from '@quizcast/lights';
import { Title } from '@quizcast/page';
import { number, Rich, useLanguage } from '@quizcast/words';
import { useState } from 'react';
import type { AdBreak, Game } from '../game.ts';
import { useGameText } from '../words.ts';
import { figures } from './head.tsx';

/** The sponsor's picture or clip; the hall stays visible. */
export function AdScreen({ ad, game }: { ad: AdBreak; game: Game }) {
  const say = useGameText();
  const { language } = useLanguage();
  const [failed, setFailed] = useState(false);
  const seconds = useSecondsUntil(ad.endsAt);
  const next = (game.round?.question.number ?? 0) + 1;
  const waiting = game.crowd.inPlay ?? game.players;
  const known = game.round !== undefined && next <= game.round.question.total_questions;
  return (
    <section className="ad">
      <div className="ad-head">
        <Title always>{say('ad')}</Title>
        <p role="timer">
          <span aria-hidden="true">{known && say('adUntil', { n: next })}</span>
          <span className="unseen">{say('adEnds', { n: seconds })}</span>
          <span className="ad-ring" aria-hidden="true">
            <MiniRing closesAt={ad.endsAt} limitMs={ad.seconds * 1000} />
            <strong>{seconds}</strong>
          </span>
        </p>
      </div>
      <div className="ad-media">
        {failed ? (
          <p className="soft">{say('adFailed')}</p>
        ) : ad.mediaType === 'image' ? (
          <img src={ad.url} alt={say('ad')} onError={() => setFailed(true)} />
        ) : (
          <video
            src={ad.url}
            muted
            playsInline
            autoPlay
            controls={matchMedia('(prefers-reduced-motion: reduce)').matches}
            onError={() => setFailed(true)}
          />
        )}
      </div>
      <p className="ad-foot">
        {waiting !== undefined && (
          <Rich text={say('adWaiting', { n: number(language, waiting) })} tags={figures} />
        )}
      </p>
    </section>
  );
}
