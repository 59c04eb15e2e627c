import { caps, Flaps, Glyph, leftDuring, timing, unitOf, waveEnd } from '@quizcast/lights';
import { number, Rich } from '@quizcast/words';
import { Check } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { Game, Round } from '../game/game.ts';
import { histogramOf } from '../game/scene.ts';
import { translated } from '../game/translated.ts';
import { useBoth } from './both.ts';
import { StageNumber } from './stage-question.tsx';

const STEP_MS = 140;

/** The stage after the close: a heap of lights for each option, and the number of players left. */
export function StageReveal({ game, round }: { game: Game; round: Round }) {
  const both = useBoth();
  const kk = translated(round.question, 'kk');
  const ru = translated(round.question, 'ru');
  const heaps = histogramOf(round);
  const left = useLeft(round) ?? game.crowd.inPlay;
  const silent = round.reveal?.no_answer;
  const { joined } = game.crowd;
  return (
    <>
      <header className="stage-head reveal">
        <StageNumber round={round} pips={false} />
        {left !== undefined && (
          <div className="stage-left">
            <Flaps text={number('ru', left)} label={number('ru', left)} />
            {joined !== undefined &&
              (['ru', 'kk'] as const).map((language) => (
                <p key={language} lang={language}>
                  <Rich
                    text={both[language]('leftOf', { n: number(language, joined) })}
                    tags={{ b: (n) => <strong>{n}</strong> }}
                  />
                </p>
              ))}
          </div>
        )}
      </header>
      <h1 className="stage-closed" lang="kk">
        {kk.text}
      </h1>
      {round.voided && (
        <p className="stage-voided">
          {both.join('voided')}
          {round.voidReason && <span>{round.voidReason}</span>}
        </p>
      )}
      <ul className="stage-heaps" style={{ '--options': round.question.options.length } as object}>
        {round.question.options.map(({ id }, index) => {
          const right = id === round.correctOption && !round.voided;
          const names = [...new Set([kk.options[index], ru.options[index]])].join(' · ');
          return (
            <li key={id} className={right ? 'right' : undefined}>
              {heaps && <span className="stage-pile" data-heap={index} />}
              <div className="stage-heap">
                <p>
                  <Glyph index={index} size={62} fill={right ? 'full' : 'line'} />
                  {heaps && (
                    <span className="figure">{number('ru', heaps[index]?.players ?? 0)}</span>
                  )}
                  {right && <Check size={48} aria-hidden="true" />}
                </p>
                <p className="one-line">{names}</p>
              </div>
            </li>
          );
        })}
      </ul>
      <footer className="stage-foot">
        <span>{silent !== undefined && `${both.join('silent')}: ${number('ru', silent)}`}</span>
        <span>{heaps && both.ru('lightIs', { n: unitOf(heaps, caps.piles) })}</span>
      </footer>
    </>
  );
}

function useLeft(round: Round): number | undefined {
  const { in_play_before: before, in_play: after } = round.reveal ?? {};
  const heaps = histogramOf(round);
  const [since, setSince] = useState(() => Date.now() - (round.revealedAt ?? 0));
  useEffect(() => {
    const timer = setInterval(() => {
      const passed = Date.now() - (round.revealedAt ?? 0);
      setSince(passed);
      if (passed > timing.end) clearInterval(timer);
    }, STEP_MS);
    return () => clearInterval(timer);
  }, [round.revealedAt]);
  if (!heaps || before === undefined || after === undefined) return after;
  return since >= waveEnd(heaps) ? after : leftDuring(before, after, heaps, since);
}
