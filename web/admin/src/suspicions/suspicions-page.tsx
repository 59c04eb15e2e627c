import { Button, TextInput } from '@mantine/core';
import { limits, rest, review, type Suspicion } from '@quizcast/protocol';
import { money } from '@quizcast/words';
import { useQuery } from '@tanstack/react-query';
import { Copy, type LucideIcon, Smartphone, UserX, Wifi, Zap } from 'lucide-react';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { useAsking } from '../asking.ts';
import { api } from '../calls.ts';
import layout from '../parts/layout.module.css';
import { Pill } from '../parts/marks/pill.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { Panel } from '../parts/panel.tsx';
import { Refusal } from '../parts/refusal.tsx';
import { Empty, Loaded } from '../parts/states.tsx';
import { useTexts } from '../texts.ts';
import styles from './suspicions.module.css';
import { words } from './words.ts';

const icons: Record<Suspicion['kind'], LucideIcon> = {
  SAME_ADDRESS: Wifi,
  SAME_DEVICE: Smartphone,
  SAME_ANSWERS: Copy,
  INHUMAN_TIMES: Zap,
  RETURNED_FROM_BAN: UserX,
};

/** Groups of accounts in one game that look like one person, or like bots. A suspicion has no
 * automatic effect. */
export function SuspicionsPage() {
  const { t } = useTexts(words);
  const quizId = Number(useParams().quizId);
  const { data: quiz } = useQuery({
    queryKey: ['quiz', quizId],
    queryFn: () => api.get(`/api/quizzes/${quizId}`, rest.quiz),
  });
  const suspicions = useQuery({
    queryKey: ['suspicions', quizId],
    queryFn: () => api.get(`/api/admin/games/${quizId}/suspicions`, review.suspicions),
  });
  return (
    <>
      <PageHead title={t('title')} aside={quiz?.title} back={`/quizzes/${quizId}/statistics`}>
        <Button variant="default" component={Link} to={`/payouts?quiz=${quizId}`}>
          {t('payouts')}
        </Button>
      </PageHead>
      <div className={layout.stack}>
        <p className={layout.soft}>{t('lead')}</p>
        <Loaded query={suspicions}>
          {({ items }) =>
            items.length === 0 ? (
              <Panel label={t('title')}>
                <Empty text={t('none')} />
              </Panel>
            ) : (
              items.map((suspicion) => (
                <Cluster
                  key={`${suspicion.kind} ${suspicion.players.map((one) => one.user_id)} ${suspicion.evidence}`}
                  quizId={quizId}
                  suspicion={suspicion}
                />
              ))
            )
          }
        </Loaded>
      </div>
    </>
  );
}

interface Found {
  quizId: number;
  suspicion: Suspicion;
}

/** One group with its evidence, and a button to hold its prizes. */
function Cluster({ quizId, suspicion: { kind, players, evidence } }: Found) {
  const { t, language } = useTexts(words);
  const [holding, setHolding] = useState(false);
  const [reason, setReason] = useState('');
  const winners = players.filter(({ prize }) => prize > 0);
  const hold = useAsking(
    (why: string) =>
      api.post(
        '/api/admin/payouts/hold',
        { quiz_id: quizId, user_ids: winners.map(({ user_id }) => user_id), reason: why },
        review.stepOutcome,
      ),
    ['payouts'],
  );
  const Icon = icons[kind];
  return (
    <Panel
      title={
        <span className={layout.row}>
          <Icon size={18} aria-hidden /> {t(`kind_${kind}`)}
        </span>
      }
    >
      <div className={layout.stack}>
        <ul className={styles.players}>
          {players.map(({ user_id, username, prize }) => (
            <li key={user_id}>
              <strong>{username}</strong> <span className={layout.soft}>№ {user_id}</span>{' '}
              {prize > 0 ? (
                <Pill tone="light">{t('prize', { sum: money(language, prize) })}</Pill>
              ) : (
                <Pill>{t('noPrize')}</Pill>
              )}
            </li>
          ))}
        </ul>
        <p className={styles.evidence}>
          <small>{t('evidence')}</small>
          <code lang="en">{evidence}</code>
        </p>
        <Refusal error={hold.refusal} />
        {hold.answer && (
          <p className={layout.note} role="status">
            {t('held', { n: hold.answer.done })}
            {hold.answer.refused.length > 0 &&
              ` · ${t('notHeld', { n: hold.answer.refused.length })}`}
          </p>
        )}
        {winners.length > 0 && !holding && !hold.answer && (
          <div>
            <Button variant="outline" onClick={() => setHolding(true)}>
              {t('hold')}
            </Button>
          </div>
        )}
        {holding && (
          <form
            className={layout.rowEnd}
            onSubmit={(event) => {
              event.preventDefault();
              if (reason.trim()) hold.run(reason.trim(), () => setHolding(false));
            }}
          >
            <TextInput
              className={layout.grow ?? ''}
              label={t('holdReason')}
              maxLength={limits.maxReason}
              required
              value={reason}
              onChange={({ currentTarget }) => setReason(currentTarget.value)}
            />
            <Button type="submit" variant="outline" disabled={hold.busy}>
              {t('holdDo')}
            </Button>
            <Button variant="default" onClick={() => setHolding(false)}>
              {t('cancel')}
            </Button>
          </form>
        )}
      </div>
    </Panel>
  );
}
