import { Button, NumberInput } from '@mantine/core';
import { anything } from '@quizcast/connection';
import { useSession } from '@quizcast/page';
import { type Quiz, review } from '@quizcast/protocol';
import { money } from '@quizcast/words';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useAsking } from '../../asking.ts';
import { api } from '../../calls.ts';
import layout from '../../parts/layout.module.css';
import { Panel } from '../../parts/panel.tsx';
import { Refusal } from '../../parts/refusal.tsx';
import { useTexts } from '../../texts.ts';
import { words } from '../words.ts';

/**
 * Changes of the fund of a scheduled quiz. One admin proposes a change and a second one confirms
 * it.
 */
export function FundChanges({ quiz }: { quiz: Quiz }) {
  const { t, language } = useTexts(words);
  const { user } = useSession();
  const path = `/api/admin/quizzes/${quiz.id}/fund-changes`;
  const { data } = useQuery({
    queryKey: ['quiz', quiz.id, 'fund-changes'],
    queryFn: () => api.get(path, review.fundChanges),
  });
  const [fund, setFund] = useState(quiz.prize_fund);
  const changed = [
    ['quiz', quiz.id, 'fund-changes'],
    ['quiz', quiz.id],
  ] as const;
  const proposal = useAsking(
    (wanted: number) => api.post(path, { prize_fund: wanted }, review.fundChange),
    ...changed,
  );
  const confirmation = useAsking(
    (id: number) => api.post(`${path}/${id}/confirm`, {}, anything),
    ...changed,
  );
  const open = data?.items.find(({ confirmed_at: confirmed }) => confirmed === undefined);
  return (
    <Panel title={t('fundTitle')}>
      <div className={layout.stack}>
        <p className={layout.soft}>
          {t('fundLead')} {t('fundGate')}
        </p>
        <Refusal error={proposal.refusal ?? confirmation.refusal} />
        {confirmation.done && <p role="status">{t('saved')}</p>}
        {open && (
          <p className={layout.row}>
            {t('fundOpen', { sum: money(language, open.prize_fund) })}
            {open.proposed_by === user?.id ? (
              <span className={layout.soft}>{t('fundWaiting')}</span>
            ) : (
              <Button disabled={confirmation.busy} onClick={() => confirmation.run(open.id)}>
                {t('fundConfirm')}
              </Button>
            )}
          </p>
        )}
        <div className={layout.rowEnd}>
          <NumberInput
            label={t('fund')}
            min={0}
            step={100_000}
            allowDecimal={false}
            thousandSeparator=" "
            value={fund}
            onChange={(value) => typeof value === 'number' && setFund(value)}
          />
          <Button variant="default" disabled={proposal.busy} onClick={() => proposal.run(fund)}>
            {t('fundPropose')}
          </Button>
        </div>
      </div>
    </Panel>
  );
}
