import type { Suspicion } from '@quizcast/protocol';
import { money } from '@quizcast/words';
import { Copy, type LucideIcon, Smartphone, UserX, Wifi, Zap } from 'lucide-react';
import { Link } from 'react-router';
import layout from '../parts/layout.module.css';
import { Pill } from '../parts/marks/pill.tsx';
import { Panel } from '../parts/panel.tsx';
import { Empty, Loaded } from '../parts/states.tsx';
import { useTexts } from '../texts.ts';
import styles from './statistics.module.css';
import { words } from './words.ts';

const icons: Record<Suspicion['kind'], LucideIcon> = {
  SAME_ADDRESS: Wifi,
  SAME_DEVICE: Smartphone,
  SAME_ANSWERS: Copy,
  INHUMAN_TIMES: Zap,
  RETURNED_FROM_BAN: UserX,
};

interface Found {
  quizId: number;
  suspicions: {
    readonly data: { readonly items: readonly Suspicion[] } | undefined;
    readonly error: unknown;
    refetch(): unknown;
  };
}

/** Groups of accounts that look like one person, or like bots. */
export function Clusters({ quizId, suspicions }: Found) {
  const { t, language } = useTexts(words);
  const found = suspicions.data?.items.length ?? 0;
  return (
    <Panel
      flush
      title={t('suspicions')}
      aside={found > 0 && <Pill tone="light">{t('toLook', { n: found })}</Pill>}
    >
      <Loaded query={suspicions}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty text={t('suspicionsNone')} />
          ) : (
            <ul className={layout.plain}>
              {items.slice(0, 6).map((suspicion) => {
                const { kind, players, evidence } = suspicion;
                const Icon = icons[kind];
                const prizes = players.reduce((sum, { prize }) => sum + prize, 0);
                return (
                  <li key={`${kind} ${evidence}`} className={styles.cluster}>
                    <Icon size={20} aria-hidden />
                    <span>
                      <strong>{t(`kind_${kind}`)}</strong>
                      <small>
                        {t('players', { n: players.length })}
                        {prizes > 0 && ` · ${t('prizes', { sum: money(language, prizes) })}`}
                      </small>
                    </span>
                    <Link
                      className={layout.link}
                      to={`/quizzes/${quizId}/suspicions`}
                      aria-label={`${t('open')}: ${t(`kind_${kind}`)}, ${evidence}`}
                    >
                      {t('open')}
                    </Link>
                  </li>
                );
              })}
            </ul>
          )
        }
      </Loaded>
      <p className={styles.foot}>{t('suspicionsHint')}</p>
    </Panel>
  );
}
