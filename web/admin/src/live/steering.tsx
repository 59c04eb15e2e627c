import { Button, TextInput } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { anything } from '@quizcast/connection';
import { Ban, Pause, Play, Timer } from 'lucide-react';
import { useState } from 'react';
import { useAsking } from '../asking.ts';
import { api } from '../calls.ts';
import { HoldButton } from '../parts/hold-button.tsx';
import { Refusal } from '../parts/refusal.tsx';
import { useTexts } from '../texts.ts';
import type { Watched } from '../watching/watch.ts';
import styles from './steering.module.css';
import { words } from './words.ts';

interface Wish {
  readonly action: 'pause' | 'resume' | 'extend' | 'void';
  readonly body?: object;
}

const MORE_SECONDS = 5;
const KEPT_PHASES = new Set(['waiting', 'finished', 'cancelled']);

/**
 * The controls of a game. The game decides on each command, and the response arrives once the
 * command is applied. Buttons never move, so that nobody presses the wrong one.
 */
export function Steering({ quizId, seen }: { quizId: number; seen: Watched }) {
  const { t } = useTexts(words);
  const { phase, question, armed = false } = seen;
  const [voiding, setVoiding] = useState(false);
  const { run, busy, refusal, done } = useAsking(({ action, body = {} }: Wish) =>
    api.post(`/api/admin/games/${quizId}/${action}`, body, anything),
  );
  const running = !KEPT_PHASES.has(phase);
  const isOpen = question !== undefined && question.correctOption === undefined;
  const voidable = running && question !== undefined && !question.voided;
  const pause = () => {
    if (!running || busy) return;
    run({ action: armed || phase === 'paused' ? 'resume' : 'pause' });
  };
  const extend = () => {
    if (running && isOpen && !busy) {
      run({ action: 'extend', body: { extra_sec: MORE_SECONDS } });
    }
  };
  useHotkeys([
    ['P', pause],
    ['E', extend],
    ['V', () => voidable && setVoiding(true)],
  ]);
  const pauseName = phase === 'paused' ? 'resume' : armed ? 'disarm' : 'pause';
  return (
    <section className={styles.steering} aria-label={t('host')}>
      <div className={styles.now}>
        <strong>{question ? t('now', { n: question.asked.number }) : t('host')}</strong>
        <span className={styles.seconds} role="timer">
          {isOpen && t('secondsLeft', { n: question.secondsLeft })}
        </span>
        <p>{question?.asked.text ?? t('keys')}</p>
      </div>
      <div className={styles.pair}>
        <Button
          variant="default"
          h={48}
          leftSection={
            phase === 'paused' ? <Play size={16} aria-hidden /> : <Pause size={16} aria-hidden />
          }
          aria-pressed={armed}
          aria-keyshortcuts="P"
          disabled={!running || busy}
          onClick={pause}
        >
          {t(pauseName)}
        </Button>
        <Button
          variant="default"
          h={48}
          leftSection={<Timer size={16} aria-hidden />}
          aria-keyshortcuts="E"
          disabled={!running || !isOpen || busy}
          onClick={extend}
        >
          {t('extend')}
        </Button>
      </div>
      <Button
        variant="outline"
        h={48}
        fullWidth
        leftSection={<Ban size={16} aria-hidden />}
        aria-expanded={voiding}
        aria-keyshortcuts="V"
        disabled={!voidable || busy}
        onClick={() => setVoiding(!voiding)}
      >
        {question ? t('voidN', { n: question.asked.number }) : t('void')}
      </Button>
      <div className={styles.answer}>
        {armed && <p role="status">{t('armed')}</p>}
        <Refusal error={refusal} />
        {!armed && done && !refusal && <p role="status">{t('followed')}</p>}
      </div>
      <div className={styles.place}>
        {voiding && voidable && (
          <VoidPanel
            number={question.asked.number}
            putOut={question.putOut}
            busy={busy}
            onVoid={(reason) =>
              run(
                {
                  action: 'void',
                  body: { question_id: question.asked.question_id, message: reason },
                },
                () => setVoiding(false),
              )
            }
            onLeave={() => setVoiding(false)}
          />
        )}
        {!voiding && <p className={styles.keys}>{t('keys')}</p>}
      </div>
    </section>
  );
}

interface Voiding {
  number: number;
  /** The number of players who are brought back; unknown while the question is open. */
  putOut: number | undefined;
  busy: boolean;
  onVoid(reason: string): void;
  onLeave(): void;
}

/**
 * Explains the consequences and asks for a reason. Acts only after the button was held for two
 * seconds.
 */
function VoidPanel({ number, putOut, busy, onVoid, onLeave }: Voiding) {
  const { t } = useTexts(words);
  const [reason, setReason] = useState('');
  return (
    <section className={styles.void} aria-label={t('voidTitle', { n: number })}>
      <h2>{t('voidTitle', { n: number })}</h2>
      <p>{putOut === undefined ? t('voidOpen') : t('voidBack', { n: putOut })}</p>
      <TextInput
        label={t('voidReason')}
        data-autofocus
        autoFocus
        maxLength={200}
        value={reason}
        onChange={({ currentTarget }) => setReason(currentTarget.value)}
      />
      <div className={styles.hold}>
        <HoldButton disabled={busy || reason.trim() === ''} onHeld={() => onVoid(reason.trim())}>
          {t('voidHold')}
        </HoldButton>
        <Button variant="default" h={48} onClick={onLeave}>
          {t('keep')}
        </Button>
      </div>
    </section>
  );
}
