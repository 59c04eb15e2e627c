import type { Permission } from '@quizcast/protocol';
import {
  Activity,
  Ban,
  ChartLine,
  LayoutDashboard,
  LibraryBig,
  ListOrdered,
  type LucideIcon,
  Megaphone,
  Radio,
  Scale,
  ScrollText,
  UserRound,
  UserRoundX,
  Users,
  Wallet,
} from 'lucide-react';
import type { May } from '../may.ts';
import type { Word } from './words.ts';

export type PartName = Word;

interface Part {
  readonly path: string;
  readonly name: PartName;
  readonly icon: LucideIcon;
  /** Whether the part has only exactly this address, and none below it. */
  readonly exact?: boolean;
  /** Addresses that belong to this part although their path begins differently. */
  readonly also?: RegExp;
  /**
   * The part is shown to users with one of these permissions; without any, to everybody with a
   * role.
   */
  readonly any?: readonly Permission[];
  /**
   * Whether the side bar leaves the part out, so that only the palette and other pages lead to it.
   */
  readonly aside?: boolean;
}

/** The parts of the portal, in the order of the side bar. */
export const parts: readonly Part[] = [
  { path: '/', name: 'dashboard', icon: LayoutDashboard, exact: true },
  { path: '/quizzes', name: 'quizzes', any: ['quizzes'], icon: ListOrdered },
  { path: '/questions', name: 'questions', any: ['questions'], icon: LibraryBig },
  { path: '/live', name: 'live', any: ['games', 'rehearsals'], icon: Radio },
  {
    path: '/statistics',
    name: 'statistics',
    any: ['statistics'],
    icon: ChartLine,
    also: /^\/quizzes\/\d+\/(statistics|results|suspicions)$/,
  },
  { path: '/payouts', name: 'payouts', any: ['payouts'], icon: Wallet },
  { path: '/disputes', name: 'disputes', any: ['disputes'], icon: Scale },
  { path: '/ads', name: 'ads', any: ['ads'], icon: Megaphone },
  { path: '/people', name: 'people', any: ['people'], icon: Users, exact: true },
  { path: '/audit', name: 'audit', any: ['audit'], icon: ScrollText },
  { path: '/people/bans', name: 'bans', any: ['bans'], icon: Ban, aside: true },
  {
    path: '/people/deletions',
    name: 'deletions',
    any: ['deletions'],
    icon: UserRoundX,
    aside: true,
  },
  { path: '/monitoring', name: 'monitoring', any: ['monitoring'], icon: Activity, aside: true },
  { path: '/account', name: 'account', icon: UserRound, aside: true },
];

/** The part to which an address belongs. */
export function partOf(path: string): Part | undefined {
  return (
    parts.find(({ also }) => also?.test(path)) ??
    parts.find((part) => part.path === path) ??
    parts.find((part) => !part.exact && path.startsWith(`${part.path}/`))
  );
}

/** The parts that somebody's roles open to them. */
export function partsFor(may: May): readonly Part[] {
  return parts.filter(({ any }) => any?.some(may) ?? true);
}
