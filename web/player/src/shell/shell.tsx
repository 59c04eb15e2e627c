import { Avatar, LinkButton, Sign, useSession } from '@quizcast/page';
import { Globe, History, Radio, Trophy, User } from 'lucide-react';
import { type ReactNode, Suspense } from 'react';
import { Link, NavLink, Outlet, useLocation } from 'react-router';
import { LanguageChoice } from './language-choice.tsx';
import { Notices } from './notices.tsx';
import { PageBoundary } from './page-boundary.tsx';
import { PageSkeleton } from './page-skeleton.tsx';
import css from './shell.module.css';
import { useShellText } from './text.ts';

/** The frame around every page except the game: logo, navigation, language, signed-in user. */
export function Shell() {
  const t = useShellText();
  const { pathname } = useLocation();
  return (
    <div className={css.frame}>
      <a className={`unseen ${css.skip}`} href="#content">
        {t('skip')}
      </a>
      <TopBar />
      <Notices />
      <main className={css.page} id="content" tabIndex={-1}>
        <PageBoundary key={pathname}>
          <Suspense fallback={<PageSkeleton />}>
            <Outlet />
          </Suspense>
        </PageBoundary>
      </main>
      <Foot />
      <TabBar />
    </div>
  );
}

function TopBar() {
  const t = useShellText();
  return (
    <header className={css.top}>
      <Link className={css.brand} to="/" aria-label={t('home')}>
        <Sign size={36} />
        <span>Quizcast</span>
      </Link>
      <nav className={css.sections} aria-label={t('nav.label')}>
        <NavLink to="/" end>
          {t('nav.live')}
        </NavLink>
        <NavLink to="/history">{t('nav.history')}</NavLink>
        <NavLink to="/leaderboard">{t('nav.leaderboard')}</NavLink>
        <NavLink to="/official-rules">{t('nav.rules')}</NavLink>
      </nav>
      <div className={css.tools}>
        <LanguageChoice icon={<Globe size={20} aria-hidden="true" />} />
        <Account />
      </div>
    </header>
  );
}

function Account() {
  const t = useShellText();
  const { user } = useSession();
  const { pathname, search } = useLocation();
  if (user === undefined) return <span className={css.nobody} />;
  if (user === null) {
    if (pathname === '/login' || pathname === '/register') return null;
    const next = pathname === '/' ? '' : `?next=${encodeURIComponent(pathname + search)}`;
    return (
      <LinkButton size="small" to={`/login${next}`}>
        {t('signIn')}
      </LinkButton>
    );
  }
  return (
    <Link
      className={css.account}
      to="/profile"
      aria-label={`${t('nav.profile')}: ${user.username}`}
    >
      <Avatar name={user.username} picture={user.profile_picture} size={40} />
    </Link>
  );
}

/** The navigation on phones, at the bottom within reach of the thumb. */
function TabBar() {
  const t = useShellText();
  return (
    <nav className={css.tabs} aria-label={t('nav.label')}>
      <Tab to="/" text={t('nav.live')} icon={<Radio size={24} aria-hidden="true" />} />
      <Tab to="/history" text={t('nav.history')} icon={<History size={24} aria-hidden="true" />} />
      <Tab
        to="/leaderboard"
        text={t('nav.leaderboard')}
        icon={<Trophy size={24} aria-hidden="true" />}
      />
      <Tab to="/profile" text={t('nav.profile')} icon={<User size={24} aria-hidden="true" />} />
    </nav>
  );
}

function Tab({ to, text, icon }: { to: string; text: string; icon: ReactNode }) {
  return (
    <NavLink to={to} end={to === '/'}>
      {icon}
      <span>{text}</span>
    </NavLink>
  );
}

function Foot() {
  const t = useShellText();
  return (
    <footer className={css.foot}>
      <Link to="/terms">{t('terms')}</Link>
      <Link to="/privacy">{t('privacy')}</Link>
      <Link to="/official-rules">{t('officialRules')}</Link>
    </footer>
  );
}
