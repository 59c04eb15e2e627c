import type { ReactNode } from 'react';
import { Link, useLocation } from 'react-router';
import { isLanguage, languages, ownNames, useSpeech } from '../language/language.ts';
import { useSession } from '../session/session.tsx';

/** What every page has around it: the name, the language, who is signed in. */
export function Frame({ children }: { children: ReactNode }) {
  const { t } = useSpeech();
  return (
    <>
      <a className="unseen skip" href="#content">
        {t.skip}
      </a>
      <header className="top">
        <Link className="brand" to="/">
          <img src="/quizcast.svg" alt="" width="28" height="28" />
          <span>{t.product}</span>
        </Link>
        <div className="top-tools">
          <LanguageChoice />
          <Account />
        </div>
      </header>
      <main className="page" id="content" tabIndex={-1}>
        {children}
      </main>
    </>
  );
}

function LanguageChoice() {
  const { t, language, choose } = useSpeech();
  const { tellLanguage } = useSession();
  return (
    <label>
      <span className="unseen">{t.language}</span>
      <select
        className="language"
        value={language}
        onChange={({ target }) => {
          if (!isLanguage(target.value)) return;
          choose(target.value);
          tellLanguage(target.value);
        }}
      >
        {Object.keys(languages)
          .filter(isLanguage)
          .map((tag) => (
            <option key={tag} value={tag} lang={tag}>
              {ownNames[tag]}
            </option>
          ))}
      </select>
    </label>
  );
}

function Account() {
  const { t } = useSpeech();
  const { user, signOut } = useSession();
  const { pathname } = useLocation();
  if (user === undefined) return null;
  if (user === null) {
    if (pathname === '/login' || pathname === '/register') return null;
    return (
      <Link className="button quiet small" to="/login">
        {t.signIn}
      </Link>
    );
  }
  return (
    <button
      type="button"
      className="button quiet small"
      title={t.signedInAs(user.username)}
      onClick={() => void signOut()}
    >
      {t.signOut}
    </button>
  );
}
