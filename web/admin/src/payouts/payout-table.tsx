import { Checkbox } from '@mantine/core';
import { useSession } from '@quizcast/page';
import type { Payout, Suspicion } from '@quizcast/protocol';
import { dayAndTime, number } from '@quizcast/words';
import { Check, CircleAlert } from 'lucide-react';
import { Link } from 'react-router';
import table from '../parts/list/table.module.css';
import { TableScroll } from '../parts/list/table-scroll.tsx';
import { Pill, type Tone } from '../parts/marks/pill.tsx';
import { useTexts } from '../texts.ts';
import styles from './payouts.module.css';
import { words } from './words.ts';

export const keyOf = ({ quiz_id, user_id }: Payout) => `${quiz_id}/${user_id}`;

interface Rows {
  payouts: readonly Payout[];
  ticked: ReadonlySet<string>;
  tick(payouts: readonly Payout[], on: boolean): void;
  suspects: ReadonlyMap<number, Suspicion['kind']>;
  /** Whether the suspicions of the game have been loaded. */
  checked: boolean;
}

const tones: Record<Payout['status'], Tone> = {
  PENDING: 'plain',
  APPROVED: 'link',
  HELD: 'light',
  PAID: 'right',
};

export function PayoutTable({ payouts, ticked, tick, suspects, checked }: Rows) {
  const { t } = useTexts(words);
  const on = payouts.filter((payout) => ticked.has(keyOf(payout))).length;
  return (
    <TableScroll>
      <table className={table.table}>
        <thead>
          <tr>
            <td>
              <Checkbox
                aria-label={t('selectAll')}
                checked={on === payouts.length}
                indeterminate={on > 0 && on < payouts.length}
                onChange={({ currentTarget }) => tick(payouts, currentTarget.checked)}
              />
            </td>
            <th scope="col">{t('winner')}</th>
            <th scope="col">{t('quiz')}</th>
            <th scope="col" className={table.number}>
              {t('amount')}
            </th>
            <th scope="col">{t('check')}</th>
            <th scope="col">{t('status')}</th>
            <th scope="col">{t('first')}</th>
          </tr>
        </thead>
        <tbody>
          {payouts.map((payout) => (
            <Row
              key={keyOf(payout)}
              payout={payout}
              picked={ticked.has(keyOf(payout))}
              pick={(wanted) => tick([payout], wanted)}
              suspect={suspects.get(payout.user_id)}
              checked={checked}
            />
          ))}
        </tbody>
      </table>
    </TableScroll>
  );
}

interface RowParts {
  payout: Payout;
  picked: boolean;
  pick(on: boolean): void;
  suspect: Suspicion['kind'] | undefined;
  checked: boolean;
}

function Row({ payout, picked, pick, suspect, checked }: RowParts) {
  const { t, language } = useTexts(words);
  const { user } = useSession();
  const { approved_by: approver, status } = payout;
  return (
    <tr className={status === 'HELD' ? styles.held : undefined} data-selected={picked || undefined}>
      <td>
        <Checkbox
          aria-label={t('select', { name: payout.username })}
          checked={picked}
          onChange={({ currentTarget }) => pick(currentTarget.checked)}
        />
      </td>
      <th scope="row">
        {payout.username}
        <span className={table.small}>№ {payout.user_id}</span>
      </th>
      <td>
        <Link to={`/payouts?quiz=${payout.quiz_id}`}>№ {payout.quiz_id}</Link>
      </td>
      <td className={table.number}>
        <strong>{number(language, payout.amount)}</strong>
      </td>
      <td>
        <CheckMark payout={payout} suspect={suspect} checked={checked} />
      </td>
      <td>
        <Pill tone={tones[status]}>{t(`one_${status}`)}</Pill>
        {payout.reason && <span className={table.small}>{payout.reason}</span>}
      </td>
      <td className={table.nowrap}>
        {approver === undefined
          ? '–'
          : approver === user?.id
            ? t('you')
            : t('adminN', { id: approver })}
        <span className={table.small}>{dayAndTime(language, payout.since)}</span>
      </td>
    </tr>
  );
}

/** The reasons against a payout, the most serious one first. */
function CheckMark({ payout, suspect, checked }: Omit<RowParts, 'picked' | 'pick'>) {
  const { t } = useTexts(words);
  if (payout.account_deleted) {
    return (
      <Pill tone="wrong">
        <CircleAlert size={14} aria-hidden /> {t('gone')}
      </Pill>
    );
  }
  if (!payout.profile_complete) {
    return (
      <Pill tone="wrong">
        <CircleAlert size={14} aria-hidden /> {t('nameless')}
      </Pill>
    );
  }
  if (suspect) {
    return (
      <Pill tone="light">
        <CircleAlert size={14} aria-hidden /> {t(`short_${suspect}`)}
      </Pill>
    );
  }
  return checked ? (
    <Pill tone="right">
      <Check size={14} aria-hidden /> {t('clear')}
    </Pill>
  ) : (
    '–'
  );
}
