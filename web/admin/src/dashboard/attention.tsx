import { useNow } from '@quizcast/page';
import { Activity, FlaskConical, Languages, LibraryBig, ListX, Scale } from 'lucide-react';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useSocketAlerts } from '../now-running.ts';
import layout from '../parts/layout.module.css';
import { Pill } from '../parts/marks/pill.tsx';
import { Panel } from '../parts/panel.tsx';
import { Empty } from '../parts/states.tsx';
import { type Ready, usePoolStatistics } from '../readiness/calls.ts';
import type { Finding } from '../readiness/readiness.ts';
import { type Translate, useTexts } from '../texts.ts';
import { useOldestDisputes } from './calls.ts';
import styles from './tiles.module.css';
import { type Word, words } from './words.ts';

interface Item {
  readonly key: string;
  readonly icon: ReactNode;
  readonly title: string;
  readonly hint: string;
  readonly to: string;
  readonly doing: string;
  readonly blocks?: boolean;
}

type Say = Translate<Word>;

const DAY_MS = 86_400_000;
/**
 * If a difficulty has fewer free questions than this, they are enough for only one or two games.
 */
const FEW = 15;
const SHOWN = 6;

/** The tasks that need attention, most urgent first. */
export function Attention({ readiness }: { readiness: readonly Ready[] }) {
  const { t } = useTexts(words);
  const now = useNow(60_000);
  const { data: pool } = usePoolStatistics();
  const { data: disputes } = useOldestDisputes();
  const { data: sockets } = useSocketAlerts();
  const old = disputes?.items.filter((one) => now - Date.parse(one.created_at) > DAY_MS) ?? [];
  const oldest = Math.min(...old.map((one) => Date.parse(one.created_at)));
  const scarce = Object.entries(pool?.by_difficulty ?? {}).filter(
    ([, free]) => free < FEW && (pool?.total ?? 0) > 0,
  );
  const items: Item[] = [
    ...readiness.flatMap(({ quiz, findings = [] }) =>
      findings.map((finding) => itemOf(t, quiz.id, quiz.title, finding)),
    ),
    ...(sockets?.alerts ?? []).map((alert) => ({
      key: `socket-${alert.type}`,
      icon: <Activity size={20} aria-hidden />,
      title: t('socketAlert'),
      hint: alert.message,
      to: '/monitoring',
      doing: t('openIt'),
      blocks: alert.severity === 'critical',
    })),
    ...(old.length > 0
      ? [
          {
            key: 'disputes',
            icon: <Scale size={20} aria-hidden />,
            title: t('attDisputes', { n: old.length }),
            hint: t('attDisputesHint', { hours: Math.floor((now - oldest) / 3_600_000) }),
            to: '/disputes?status=open',
            doing: t('answer'),
          },
        ]
      : []),
    ...scarce.map(([level, free]) => ({
      key: `level-${level}`,
      icon: <LibraryBig size={20} aria-hidden />,
      title: t('attLevel', { level, n: free }),
      hint: t('attLevelHint'),
      to: `/questions?difficulty=${level}`,
      doing: t('bank'),
    })),
  ];
  const ordered = [...items].sort((a, b) => Number(b.blocks ?? false) - Number(a.blocks ?? false));
  return (
    <Panel flush title={t('attention')} aside={items.length > 0 && <Pill>{items.length}</Pill>}>
      {items.length === 0 && (
        <Empty text={t('calm')}>
          <p>{t('calmHint')}</p>
        </Empty>
      )}
      <ul className={layout.plain}>
        {ordered.slice(0, SHOWN).map(({ key, icon, title, hint, to, doing, blocks }) => (
          <li
            key={key}
            className={[styles.item, blocks && styles.blocks].filter(Boolean).join(' ')}
          >
            {icon}
            <span>
              <strong>{title}</strong>
              <small>{hint}</small>
            </span>
            <Link className={layout.link} to={to} aria-label={`${doing}: ${title}`}>
              {doing}
            </Link>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function itemOf(t: Say, quizId: number, title: string, finding: Finding): Item {
  const key = `${quizId}-${finding.kind}-${'language' in finding ? finding.language : ''}`;
  const to = `/quizzes/${quizId}`;
  const { blocks } = finding;
  switch (finding.kind) {
    case 'noQuestions':
      return {
        key,
        to,
        blocks,
        icon: <ListX size={20} aria-hidden />,
        title: t('attNoQuestions', { title }),
        hint: t('attUnplayable'),
        doing: t('openIt'),
      };
    case 'poolTooSmall':
      return {
        key,
        blocks,
        to: '/questions',
        icon: <LibraryBig size={20} aria-hidden />,
        title: t('attPool', { title }),
        hint: t('attPoolHint', { missing: finding.missing }),
        doing: t('bank'),
      };
    case 'untranslated':
    case 'halfTranslated':
      return {
        key,
        blocks,
        to: `${to}?question=${finding.questions[0]}`,
        icon: <Languages size={20} aria-hidden />,
        title: t('attTranslation', { title, language: finding.language }),
        hint: t('attQuestions', { list: finding.questions.join(', ') }),
        doing: t('openIt'),
      };
    case 'notRehearsed':
      return {
        key,
        to,
        blocks,
        icon: <FlaskConical size={20} aria-hidden />,
        title: t('attRehearsal', { title }),
        hint: t('attRehearsalHint'),
        doing: t('begin'),
      };
  }
}
