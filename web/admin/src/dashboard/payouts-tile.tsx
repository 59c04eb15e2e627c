import { Button } from '@mantine/core';
import { money } from '@quizcast/words';
import { Link } from 'react-router';
import layout from '../parts/layout.module.css';
import { Pill } from '../parts/marks/pill.tsx';
import { Panel } from '../parts/panel.tsx';
import { Loaded } from '../parts/states.tsx';
import { useTexts } from '../texts.ts';
import { useWaitingPayouts } from './calls.ts';
import styles from './tiles.module.css';
import { words } from './words.ts';

/** The sum of pending payouts, and the approvals that they need. */
export function PayoutsTile() {
  const { t, language } = useTexts(words);
  const waiting = useWaitingPayouts();
  const second = (waiting.data?.approved.total ?? 0) > 0;
  const any = second || (waiting.data?.pending.total ?? 0) > 0;
  return (
    <Panel
      title={t('payouts')}
      aside={any && <Pill tone="light">{t(second ? 'waitsSecond' : 'waitsReview')}</Pill>}
    >
      <Loaded query={waiting}>
        {({ pending, approved }) => {
          const shown = second ? approved : pending;
          if (shown.total === 0) return <p className={layout.soft}>{t('noPayouts')}</p>;
          const sum = shown.items.reduce((all, { amount }) => all + amount, 0);
          return (
            <div className={layout.between}>
              <div>
                <p className={styles.sum}>
                  {shown.total > shown.items.length && '≥ '}
                  {money(language, sum)}
                </p>
                <p className={layout.soft}>{t('winners', { n: shown.total })}</p>
              </div>
              <Button
                variant="default"
                component={Link}
                to={`/payouts?status=${second ? 'APPROVED' : 'PENDING'}`}
              >
                {t('check')}
              </Button>
            </div>
          );
        }}
      </Loaded>
    </Panel>
  );
}
