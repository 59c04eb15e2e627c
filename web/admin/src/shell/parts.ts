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
import type { Word } from './words.ts';

export type PartName = Word;

interface Part {
  readonly path: string;
  readonly name: PartName;
  readonly icon: LucideIcon;
  /** Whether the address has to be exactly this one to stand in this part. */
  readonly exact?: boolean;
  /** Pages of this part whose address says another one. */
  readonly also?: RegExp;
  /** Only the palette and the pages themselves lead there. */
  readonly aside?: boolean;
}

/** The parts of the portal, in the order of the side bar. */
export const parts: readonly Part[] = [
  { path: '/', name: 'dashboard', icon: LayoutDashboard, exact: true },
  { path: '/quizzes', name: 'quizzes', icon: ListOrdered },
  { path: '/questions', name: 'questions', icon: LibraryBig },
  { path: '/live', name: 'live', icon: Radio },
  {
    path: '/statistics',
    name: 'statistics',
    icon: ChartLine,
    also: /^\/quizzes\/\d+\/(statistics|results|suspicions)$/,
  },
  { path: '/payouts', name: 'payouts', icon: Wallet },
  { path: '/disputes', name: 'disputes', icon: Scale },
  { path: '/ads', name: 'ads', icon: Megaphone },
  { path: '/people', name: 'people', icon: Users, exact: true },
  { path: '/audit', name: 'audit', icon: ScrollText },
  { path: '/people/bans', name: 'bans', icon: Ban, aside: true },
  { path: '/people/deletions', name: 'deletions', icon: UserRoundX, aside: true },
  { path: '/monitoring', name: 'monitoring', icon: Activity, aside: true },
  { path: '/account', name: 'account', icon: UserRound, aside: true },
];

/** Which part an address belongs to. */
export function partOf(path: string): Part | undefined {
  return (
    parts.find(({ also }) => also?.test(path)) ??
    parts.find((part) => part.path === path) ??
    parts.find((part) => !part.exact && path.startsWith(`${part.path}/`))
  );
}
