import sign from '@quizcast/theme/quizcast.svg';
import { languages, ownNameOf, useLanguage } from '@quizcast/words';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useSession } from './session.tsx';
import { usePageText } from './text.ts';
import { Title } from './title.tsx';

/** The frame of the portal's sign-in page: name and language. */
export function Frame({ children }: { children: ReactNode }) {
  const t = usePageText();
  return (
    <div className="frame">
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
