import { useSession } from '@quizcast/page';
import { languages, ownNameOf, useLanguage } from '@quizcast/words';
import type { ReactNode } from 'react';
import css from './shell.module.css';
import { useShellText } from './text.ts';

/** A native select with a short label. It opens without a script. */
export function LanguageChoice({ icon }: { icon?: ReactNode }) {
  const t = useShellText();
  const { language, choose } = useLanguage();
  const { tellLanguage } = useSession();
  return (
    <label className={css.language}>
      {icon}
      <span className="unseen">{t('language')}</span>
      <span className={css.short} aria-hidden="true">
        {language.toUpperCase()}
      </span>
      <span className={css.long} aria-hidden="true">
        {ownNameOf(language)}
      </span>
      <select
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
