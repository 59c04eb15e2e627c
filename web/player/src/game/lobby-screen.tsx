import { Countdown, money, Title } from '@quizcast/page';
import type { Quiz, User } from '@quizcast/protocol';
import { Link } from 'react-router';
import { Icon } from '../icons.tsx';
import { useSpeech } from '../words/words.ts';
import type { Game } from './game.ts';

interface Lobby {
  quiz: Quiz;
  user: User;
  game: Game;
  startsAt: number | undefined;
}

export function LobbyScreen({ quiz, user, game, startsAt }: Lobby) {
  const { t, language } = useSpeech();
  return (
    <section className="card stack lobby">
      <p className="eyebrow">{t.lobby.title}</p>
      <Title always>{quiz.title}</Title>
      {quiz.description && <p className="soft">{quiz.description}</p>}
      {startsAt !== undefined && (
        <p className="clock">
          <span className="soft">{t.lobby.starts}</span>
          <Countdown to={startsAt} passed={t.lobby.soon} />
        </p>
      )}
      <dl className="facts">
        <div>
          <dt>{t.home.prize}</dt>
          <dd>{money(language, quiz.prize_fund)}</dd>
        </div>
        {quiz.question_count > 0 && (
          <div>
            <dt>{t.lobby.questions}</dt>
            <dd>{quiz.question_count}</dd>
          </div>
        )}
      </dl>
      <p className="row people">
        <Icon name="people" />
        {game.players !== undefined && t.lobby.players(game.players)}
      </p>
      <p className="note">
        {t.lobby.playingAs(user.username)}. {t.lobby.stay}
      </p>
      {game.prizeBlocked === 'email_not_verified' && (
        <p className="note warn">
          {t.lobby.unverified}{' '}
          <Link to={`/verify-email?next=/quiz/${quiz.id}`}>{t.verify.title}</Link>
        </p>
      )}
      <ul className="rules soft">
        {t.lobby.rules.map((rule) => (
          <li key={rule}>{rule}</li>
        ))}
      </ul>
      <p>
        <Link to="/">{t.lobby.leave}</Link>
      </p>
    </section>
  );
}
