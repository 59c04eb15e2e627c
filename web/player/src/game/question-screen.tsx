import { type Language, Title } from '@quizcast/page';
import type { KeyboardEvent } from 'react';
import { Icon } from '../icons.tsx';
import { useSpeech } from '../words/words.ts';
import type { Game, Question, Round } from './game.ts';
import type { OptionMark, RoundStatus, Screen } from './screen.ts';
import { TimeLeft } from './time-left.tsx';

interface Shown {
  screen: Extract<Screen, { name: 'question' }>;
  game: Game;
  answer(option: number): void;
}

export function QuestionScreen({ screen, game, answer }: Shown) {
  const { t, language } = useSpeech();
  const { round, marks, status } = screen;
  const { question } = round;
  const words = wordsOf(question, language);
  // Digits choose only while the focus is inside, so they never act behind a reader's back.
  const chooseByDigit = ({ key, repeat }: KeyboardEvent) => {
    const option = question.options[Number(key) - 1];
    if (option && !repeat) answer(option.id);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: digits are a shortcut for the buttons inside
    <section className="card stack question" onKeyDown={chooseByDigit}>
      <div className="row between">
        <p className="eyebrow">{t.play.question(question.number, question.total_questions)}</p>
        {round.correctOption === undefined && <TimeLeft round={round} />}
      </div>
      <Title always>{words.text}</Title>
      <ul className="options" aria-label={t.play.options}>
        {question.options.map(({ id }, index) => (
          <li key={id}>
            <OptionButton
              letter={String.fromCharCode(65 + index)}
              text={words.options[index] ?? ''}
              mark={marks.get(id) ?? 'locked'}
              mine={round.choice?.option === id}
              choose={() => answer(id)}
            />
          </li>
        ))}
      </ul>
      <StatusNote status={status} round={round} game={game} />
    </section>
  );
}

interface OptionShown {
  letter: string;
  text: string;
  mark: OptionMark;
  mine: boolean;
  choose(): void;
}

/** Locked buttons stay focusable, or the keyboard would lose its place with every tap. */
function OptionButton({ letter, text, mark, mine, choose }: OptionShown) {
  const { t } = useSpeech();
  const says = [mark === 'right' && t.play.rightAnswer, mine && t.play.yourAnswer];
  return (
    <button
      type="button"
      className={`option ${mark}`}
      aria-disabled={mark !== 'open'}
      aria-pressed={mine}
      onClick={choose}
    >
      <span className="letter" aria-hidden="true">
        {letter}
      </span>
      <span className="option-text">
        {text}
        {says.some(Boolean) && <small>{says.filter(Boolean).join(', ')}</small>}
      </span>
      {mark === 'right' && <Icon name="right" />}
      {mark === 'wrong' && <Icon name="wrong" />}
    </button>
  );
}

const tones: Record<RoundStatus, string> = {
  choose: 'plain',
  sending: 'plain',
  unsent: 'warn',
  recorded: '',
  right: 'right',
  wrong: 'wrong',
  late: 'wrong',
  silent: 'wrong',
  watching: 'plain',
  revealed: 'plain',
  voided: 'warn',
};

/** The announcer speaks these words; here they are only to be seen. */
function StatusNote({ status, round, game }: { status: RoundStatus; round: Round; game: Game }) {
  const { t } = useSpeech();
  const watching = status === 'watching' || status === 'revealed';
  const seconds = round.verdict && (round.verdict.time_taken_ms / 1000).toFixed(1);
  return (
    <div className={`note ${tones[status]}`}>
      <strong>{t.play.status[status]}</strong>
      {status === 'right' && seconds && <span className="soft"> · {seconds} s</span>}
      {status === 'choose' && <span className="soft"> · {t.play.optionsHint}</span>}
      {watching && game.spectator && <span> · {t.play.spectatorHint}</span>}
      {watching && game.out && (
        <span>
          {' '}
          · {t.play.out}. {t.play.outHint}
        </span>
      )}
      {status !== 'voided' && game.paused && <span> {t.play.paused}</span>}
      {tones[status] === 'wrong' && <span> {t.play.outHint}</span>}
    </div>
  );
}

/** What is not translated stays in the language of the question. */
function wordsOf(question: Question, language: Language): { text: string; options: string[] } {
  const { text, options } = translationOf(question, language);
  return {
    text: text || question.text,
    options: question.options.map((original) => {
      return options?.find(({ id }) => id === original.id)?.text || original.text;
    }),
  };
}

function translationOf(question: Question, language: Language) {
  switch (language) {
    case 'kk':
      return { text: question.text_kk, options: question.options_kk };
    case 'en':
      return { text: question.text_en, options: question.options_en };
    default:
      return { text: undefined, options: undefined };
  }
}
