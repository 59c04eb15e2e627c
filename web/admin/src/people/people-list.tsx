import type { Account } from '@quizcast/protocol';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useRef } from 'react';
import { type RowsOfPages, useRowsBetween } from '../parts/list/rows-of-pages.ts';
import { Scrolling } from '../parts/list/scrolling.tsx';
import { Initials } from '../parts/marks/initials.tsx';
import { Pill } from '../parts/marks/pill.tsx';
import { useTexts } from '../texts.ts';
import styles from './people.module.css';
import { rolesOf, rolesText } from './roles.ts';
import { words } from './words.ts';

interface Listed {
  rows: RowsOfPages<Account>;
  chosen: number | undefined;
  choose(id: number): void;
}

const ROW = 66;

/** A list of any length; only visible rows are in the DOM. */
export function PeopleList({ rows, chosen, choose }: Listed) {
  const { t } = useTexts(words);
  const scroll = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: rows.total,
    getScrollElement: () => scroll.current,
    estimateSize: () => ROW,
    overscan: 8,
  });
  const items = virtual.getVirtualItems();
  const from = items[0]?.index ?? 0;
  const people = useRowsBetween(rows, from, (items.at(-1)?.index ?? -1) + 1);
  return (
    <Scrolling ref={scroll} className={styles.scroll} label={t('title')}>
      <ul className={styles.list} style={{ height: virtual.getTotalSize() }}>
        {items.map(({ index, start }) => {
          const person = people[index - from];
          return (
            <li
              key={person?.id ?? `place-${index}`}
              style={{ transform: `translateY(${start}px)` }}
              aria-setsize={rows.total}
              aria-posinset={index + 1}
            >
              {person && (
                <button
                  type="button"
                  aria-current={person.id === chosen || undefined}
                  onClick={() => choose(person.id)}
                >
                  <Initials name={person.username} flagged={person.suspended_at !== undefined} />
                  <span className={styles.who}>
                    <strong>{person.username}</strong>
                    <small>{person.email}</small>
                  </span>
                  <span className={styles.marks}>
                    <Pill tone={rolesOf(person).length > 0 ? 'link' : 'plain'}>
                      {rolesText(t, person)}
                    </Pill>
                    {person.suspended_at !== undefined && (
                      <small className={styles.suspended}>{t('suspended')}</small>
                    )}
                  </span>
                </button>
              )}
            </li>
          );
        })}
      </ul>
    </Scrolling>
  );
}
