import { Button, Tabs } from '@mantine/core';
import { type Payout, rest, review } from '@quizcast/protocol';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Download } from 'lucide-react';
import { useState } from 'react';
import { api } from '../calls.ts';
import layout from '../parts/layout.module.css';
import { ListPanel } from '../parts/list/list-panel.tsx';
import { useListing } from '../parts/list/listing.ts';
import { SearchField } from '../parts/list/search-field.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { useTexts } from '../texts.ts';
import { keyOf, PayoutTable } from './payout-table.tsx';
import styles from './payouts.module.css';
import { Settlement, useSettlement } from './settlement.tsx';
import { Steps } from './steps.tsx';
import { words } from './words.ts';

const PAGE_SIZE = 100;
export const PAYOUTS = ['payouts'];
const statuses = ['PENDING', 'APPROVED', 'HELD', 'PAID'] as const;

/**
 * The payouts from review to payment, with the approvals that each one needs and the reasons
 * against it.
 */
export function PayoutsPage() {
  const { t, language } = useTexts(words);
  const listing = useListing('status', 'quiz', 'search');
  const { shown, page, show } = listing;
  const { quiz } = shown;
  const status = statuses.find((one) => one === shown.status.toUpperCase());
  const payouts = useQuery({
    queryKey: [...PAYOUTS, 'list', status, quiz, shown.search, page],
    queryFn: () => {
      const asked = new URLSearchParams({ page: String(page), page_size: String(PAGE_SIZE) });
      if (status) asked.set('status', status);
      if (quiz) asked.set('quiz_id', quiz);
      if (shown.search) asked.set('search', shown.search);
      return api.get(`/api/admin/payouts?${asked}`, review.payoutPage);
    },
    placeholderData: keepPreviousData,
  });
  const { data: ofQuiz } = useQuery({
    queryKey: ['quiz', Number(quiz)],
    queryFn: () => api.get(`/api/quizzes/${quiz}`, rest.quiz),
    enabled: quiz !== '',
  });
  const settlement = useSettlement(quiz);
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const items = payouts.data?.items ?? [];
  const picked = items.filter((payout) => ticked.has(keyOf(payout)));
  const tick = (some: readonly Payout[], on: boolean) => {
    const next = new Set(ticked);
    for (const payout of some) {
      if (on) next.add(keyOf(payout));
      else next.delete(keyOf(payout));
    }
    setTicked(next);
  };
  const clearOnes = items.filter(
    (payout) =>
      payout.profile_complete &&
      !payout.account_deleted &&
      !settlement.suspects.has(payout.user_id) &&
      payout.status !== 'HELD' &&
      payout.status !== 'PAID',
  );
  return (
    <>
      <PageHead title={t('title')} aside={ofQuiz && t('ofQuiz', { title: ofQuiz.title })}>
        {quiz && (
          <>
            <Button variant="subtle" onClick={() => show({ quiz: '' })}>
              {t('allQuizzes')}
            </Button>
            <Button
              variant="default"
              component="a"
              href={`/api/quizzes/${quiz}/results/export?lang=${language}&format=xlsx`}
              leftSection={<Download size={16} aria-hidden />}
            >
              {t('ledger')}
            </Button>
          </>
        )}
      </PageHead>
      <div className={layout.stack}>
        <Settlement quiz={quiz} settlement={settlement} at={status} />
        <div className={layout.between}>
          <Tabs
            variant="pills"
            value={status ?? 'ALL'}
            onChange={(next) => {
              setTicked(new Set());
              show({ status: next === 'ALL' ? '' : (next ?? '') });
            }}
          >
            <Tabs.List className={styles.tabs ?? ''}>
              <Tabs.Tab value="ALL">{t('all')}</Tabs.Tab>
              {statuses.map((one) => (
                <Tabs.Tab key={one} value={one}>
                  {t(`status${one}`)} {settlement.counts[one] ?? ''}
                </Tabs.Tab>
              ))}
            </Tabs.List>
          </Tabs>
          <div className={styles.search}>
            <SearchField
              label={t('searchBy')}
              value={shown.search}
              onSearch={(search) => show({ search })}
            />
          </div>
        </div>
        <div className={styles.columns}>
          <ListPanel
            label={t('title')}
            query={payouts}
            listing={listing}
            size={PAGE_SIZE}
            rowsOf={(found) => found.items}
            none={t('none')}
          >
            {() => (
              <>
                {clearOnes.length > 0 && (
                  <div className={styles.clear}>
                    <Button variant="subtle" onClick={() => tick(clearOnes, true)}>
                      {t('selectClear')} ({clearOnes.length})
                    </Button>
                  </div>
                )}
                <PayoutTable
                  payouts={items}
                  ticked={ticked}
                  tick={tick}
                  suspects={settlement.suspects}
                  checked={quiz !== ''}
                />
              </>
            )}
          </ListPanel>
          <Steps
            picked={picked}
            fund={ofQuiz?.prize_fund}
            held={items.filter((payout) => payout.status === 'HELD')}
            changed={PAYOUTS}
            onStepped={() => setTicked(new Set())}
          />
        </div>
      </div>
    </>
  );
}
