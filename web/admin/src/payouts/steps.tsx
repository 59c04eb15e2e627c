import { Button, Checkbox, TextInput } from '@mantine/core';
import { modals } from '@mantine/modals';
import { useRefusals, useSession } from '@quizcast/page';
import { limits, type Payout, review } from '@quizcast/protocol';
import { money } from '@quizcast/words';
import type { QueryKey } from '@tanstack/react-query';
import { PenLine } from 'lucide-react';
import { useState } from 'react';
import { useAsking } from '../asking.ts';
import { api } from '../calls.ts';
import layout from '../parts/layout.module.css';
import { Panel } from '../parts/panel.tsx';
import { Refusal } from '../parts/refusal.tsx';
import { useTexts } from '../texts.ts';
import styles from './payouts.module.css';
import { leadsOn, move, type Step, type Stepped } from './step.ts';
import { words } from './words.ts';

interface Stepping {
  picked: readonly Payout[];
  fund: number | undefined;
  held: readonly Payout[];
  /** The queries that are read again afterwards. */
  changed: QueryKey;
  onStepped(): void;
}

interface Wish {
  readonly step: Step;
  readonly payouts: readonly Payout[];
  readonly reason?: string;
  readonly includeDeleted?: boolean;
}

/** The steps for the selected payouts; a step that applies to none of them is disabled. */
export function Steps({ picked, fund, held, changed, onStepped }: Stepping) {
  const { t, language } = useTexts(words);
  const { user } = useSession();
  const [holding, setHolding] = useState(false);
  const [reason, setReason] = useState('');
  const [withDeleted, setWithDeleted] = useState(false);
  const { run, busy, answer, refusal } = useAsking(stepped, changed);
  const offered = (step: Step) => !busy && picked.some((payout) => leadsOn(step, payout));
  const payable = picked.filter((payout) => leadsOn('pay', payout));
  const sumOf = (some: readonly Payout[]) => some.reduce((sum, { amount }) => sum + amount, 0);
  const take = (step: Step, why?: string) =>
    run(
      {
        step,
        payouts: picked,
        ...(why !== undefined && { reason: why }),
        ...(withDeleted && { includeDeleted: true }),
      },
      () => {
        setHolding(false);
        setReason('');
        onStepped();
      },
    );
  const pay = () =>
    modals.openConfirmModal({
      title: t('pay'),
      children: (
        <p className={layout.soft}>
          {t('paySure', { n: payable.length, sum: money(language, sumOf(payable)) })}
        </p>
      ),
      labels: { confirm: t('pay'), cancel: t('keep') },
      onConfirm: () => take('pay'),
    });
  const own = payable.length > 0 && payable.every(({ approved_by: first }) => first === user?.id);
  return (
    <Panel label={t('chosen')} className={styles.desk}>
      <div className={layout.stack}>
        <div aria-live="polite">
          <p className={layout.soft}>{t('chosen')}</p>
          <p className={styles.sum}>{money(language, sumOf(picked))}</p>
          <p className={layout.soft}>
            {picked.length === 0 ? t('nobody') : t('winners', { n: picked.length })}
          </p>
        </div>
        {(fund !== undefined || held.length > 0) && (
          <dl className={styles.facts}>
            {fund !== undefined && (
              <>
                <dt>{t('fund')}</dt>
                <dd>{money(language, fund)}</dd>
              </>
            )}
            {held.length > 0 && (
              <>
                <dt>
                  {t('heldSum')}, {held.length}
                </dt>
                <dd>{money(language, sumOf(held))}</dd>
              </>
            )}
          </dl>
        )}
        <p className={layout.note}>{t(own ? 'firstWasYou' : 'secondRule')}</p>
        {picked.some((payout) => payout.account_deleted) && (
          <Checkbox
            label={t('includeDeleted')}
            checked={withDeleted}
            onChange={({ currentTarget }) => setWithDeleted(currentTarget.checked)}
          />
        )}
        <Refusal error={refusal} />
        {answer && <Result stepped={answer} />}
        <Button
          h={48}
          leftSection={<PenLine size={16} aria-hidden />}
          disabled={!offered('approve')}
          onClick={() => take('approve')}
        >
          {t('approve')}
        </Button>
        <Button h={48} variant="default" disabled={!offered('pay')} onClick={pay}>
          {t('pay')}
        </Button>
        <Button
          h={48}
          variant="outline"
          aria-expanded={holding}
          disabled={!offered('hold')}
          onClick={() => setHolding(!holding)}
        >
          {t('hold')}
        </Button>
        {holding && (
          <form
            className={layout.stack}
            onSubmit={(event) => {
              event.preventDefault();
              if (reason.trim()) take('hold', reason.trim());
            }}
          >
            <TextInput
              label={t('holdReason')}
              maxLength={limits.maxReason}
              required
              value={reason}
              onChange={({ currentTarget }) => setReason(currentTarget.value)}
            />
            <Button type="submit" variant="outline" disabled={!offered('hold')}>
              {t('holdDo')}
            </Button>
          </form>
        )}
      </div>
    </Panel>
  );
}

function stepped({ step, payouts, reason, includeDeleted }: Wish): Promise<Stepped> {
  return move(payouts, (quizId, userIds) => {
    const body = {
      quiz_id: quizId,
      user_ids: userIds,
      ...(reason !== undefined && { reason }),
      ...(includeDeleted && { include_deleted: true }),
    };
    return api.post(`/api/admin/payouts/${step}`, body, review.stepOutcome);
  });
}

/** The number of changed payouts, and the refused ones with their reasons. */
function Result({ stepped: { done, stopped } }: { stepped: Stepped }) {
  const { t } = useTexts(words);
  const refusals = useRefusals();
  return (
    <div role="status" className={stopped.length > 0 ? layout.noteWrong : layout.note}>
      <p style={{ margin: 0 }}>{t('moved', { n: done })}</p>
      {stopped.length > 0 && (
        <ul className={layout.plain}>
          {stopped.map(({ payout, type, message }) => (
            <li key={`${payout.quiz_id}/${payout.user_id}`}>
              {payout.username}: {refusals.sentence(type, message) ?? (message || t('notMoved'))}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
