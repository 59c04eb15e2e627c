import { Flaps } from '@quizcast/lights';
import { api, Sign } from '@quizcast/page';
import { type Quiz, rest } from '@quizcast/protocol';
import { money, number } from '@quizcast/words';
import { useQuery } from '@tanstack/react-query';
import type { Game } from '../game/game.ts';
import { useBoth } from './both.ts';

/** The maximum number of names on the screen. */
const NAMES = 12;

/** The winners, by their public player names. */
export function StageWinners({ quiz, game }: { quiz: Quiz; game: Game }) {
  const both = useBoth();
  const over = game.stage === 'over';
  const { data } = useQuery({
    queryKey: ['results', quiz.id, 'wall'],
    queryFn: () =>
      api.get(`/api/quizzes/${quiz.id}/results?page=1&page_size=${NAMES}`, rest.resultPage),
    enabled: over,
  });
  const named = (data?.results ?? []).filter((row) => row.is_winner);
  const winners = game.finish?.winners ?? (over ? named.length : undefined);
  const share = game.finish?.share ?? named[0]?.prize_fund;
  const { joined } = game.crowd;
  if (winners === undefined) {
    return <StageSentence main={both.kk('counting')} other={both.ru('counting')} />;
  }
  if (winners === 0) {
    return (
      <StageSentence
        main={both.kk('nobody')}
        other={both.ru('nobody')}
        reason={both.join('fundStays')}
      />
    );
  }
  return (
    <section className="stage-winners">
      <h1>{both.join('madeIt')}</h1>
      <Flaps text={number('ru', winners)} label={number('ru', winners)} />
      {joined !== undefined && <p className="stage-of">{both.join('ofLights', { n: joined })}</p>}
      {share !== undefined && share > 0 && (
        <>
          <p className="stage-share figure">{money('ru', share)}</p>
          <p className="stage-each">{both.join('each')}</p>
        </>
      )}
      <ul className="stage-wall">
        {named.map((row) => (
          <li key={row.user_id}>
            <span className="stage-dot" aria-hidden="true" />
            <span className="one-line">{row.username}</span>
          </li>
        ))}
      </ul>
      <footer className="stage-foot">
        <span className="stage-brand">
          <Sign size={48} /> Quizcast
        </span>
        <span>
          {winners > named.length &&
            named.length > 0 &&
            both.join('more', { n: winners - named.length })}
        </span>
      </footer>
    </section>
  );
}

interface Sentence {
  main: string;
  other: string;
  reason?: string | undefined;
}

export function StageSentence({ main, other, reason }: Sentence) {
  return (
    <section className="stage-sentence">
      <h1 lang="kk">{main}</h1>
      <p lang="ru">{other}</p>
      {reason && <p className="stage-reason">{reason}</p>}
    </section>
  );
}
