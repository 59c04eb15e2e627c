import { Icon } from '../icons.tsx';
import { useSpeech } from '../words/words.ts';
import type { Game } from './game.ts';

export function Standing({ game }: { game: Game }) {
  const { t } = useSpeech();
  return (
    <p className="standing">
      {!game.spectator && (
        <span>
          {t.play.score} <strong>{game.score}</strong>
        </span>
      )}
      {game.players !== undefined && (
        <span>
          <Icon name="people" />
          <span className="unseen">{t.lobby.players(game.players)}</span>
          <strong aria-hidden="true">{game.players}</strong>
        </span>
      )}
    </p>
  );
}
