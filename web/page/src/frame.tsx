import sign from '@quizcast/theme/quizcast.svg';
import { languages, ownNameOf, useLanguage } from '@quizcast/words';
import type { ReactNode } from 'react';
import { Link, useLocation, useNavigate } from 'react-router';
import { useSession } from './session.tsx';
import { usePageText } from './text.ts';
import { Title } from './title.tsx';

interface FrameParts {
  children: ReactNode;
  /** Whether the page needs more width than a column of text. */
  wide?: boolean;
  /** The address of the account page, if there is one. */
  account?: string;
}

/** The frame around every page: name, language, signed-in user. */
export function Frame({ children, wide = false, account }: FrameParts) {
  const t = usePageText();
  return (
    <div className={wide ? 'frame wide' : 'frame'}>
      <a className="unseen skip" href="#content">
        {t('skip')}
      </a>
      <header className="top">
        <Link className="brand" to="/">
          <img src={sign} alt="" width="28" height="28" />
          <span>{t('product')}</span>
        </Link>
        <div className="top-tools">
          <LanguageChoice />
          <Account {...(account && { page: account })} />
        </div>
      </header>
      <main className="page" id="content" tabIndex={-1}>
        {children}
      </main>
    </div>
  );
}

export function NoSuchPage() {
  const t = usePageText();
  return (
    <section className="card stack">
      <Title>{t('pageMissing')}</Title>
      <p>
        <Link to="/">{t('back')}</Link>
      </p>
    </section>
  );
}

function LanguageChoice() {
  const t = usePageText();
  const { language, choose } = useLanguage();
  const { tellLanguage } = useSession();
  return (
    <label>
      <span className="unseen">{t('language')}</span>
      <select
        className="language"
        value={language}
        onChange={({ target }) => {
          const wished = languages.find((tag) => tag === target.value);
          if (wished === undefined) return;
          choose(wished);
          tellLanguage(wished);
        }}
      >
        {languages.map((tag) => (
          <option key={tag} value={tag} lang={tag}>
            {ownNameOf(tag)}
          </option>
        ))}
      </select>
    </label>
  );
}

function Account({ page }: { page?: string }) {
  const t = usePageText();
  const { user, signOut } = useSession();
  const { pathname } = useLocation();
  const navigate = useNavigate();
  if (user === undefined) return null;
  if (user === null) {
    if (pathname === '/login' || pathname === '/register') return null;
    return (
      <Link className="button small" to="/login">
        {t('signIn')}
      </Link>
    );
  }
  return (
    <>
      {page && (
        <Link className="button small" to={page} title={t('signedInAs', { name: user.username })}>
          {t('account')}
        </Link>
      )}
      <button
        type="button"
        className="button small"
        title={t('signedInAs', { name: user.username })}
        onClick={() => {
          // Leaves the page first, because pages that require a sign-in would otherwise redirect
          // the user, who is then a guest.
          void navigate('/');
          void signOut();
        }}
      >
        {t('signOut')}
      </button>
    </>
  );
}
