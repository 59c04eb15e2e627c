import { Sign, Title } from '@quizcast/page';
import { ArrowLeft, Globe } from 'lucide-react';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { LanguageChoice } from '../shell/language-choice.tsx';
import css from './enter.module.css';
import { useEnterText } from './text.ts';

interface EnterParts {
  title: string;
  lead?: ReactNode;
  /** The target of the back arrow, or a function that goes back within the page. */
  back?: string | (() => void);
  /** The number of this step out of two. */
  step?: 1 | 2;
  children: ReactNode;
}

/** A page for a single task: one column with a back arrow, and no navigation. */
export function EnterPage({ title, lead, back = '/', step, children }: EnterParts) {
  const t = useEnterText();
  const arrow = <ArrowLeft size={24} aria-hidden="true" />;
  return (
    <div className={css.frame}>
      <header className={css.top}>
        {typeof back === 'string' ? (
          <Link className="icon-button" to={back} aria-label={t('back')}>
            {arrow}
          </Link>
        ) : (
          <button type="button" className="icon-button" onClick={back} aria-label={t('back')}>
            {arrow}
          </button>
        )}
        <span className={css.sign}>
          <Sign size={32} />
          Quizcast
        </span>
        {step ? (
          <p className={css.step}>
            {t('step', { n: step, total: 2 })}
            <span className={css.done} aria-hidden="true" />
            <span className={step === 2 ? css.done : css.open} aria-hidden="true" />
          </p>
        ) : (
          <LanguageChoice icon={<Globe size={20} aria-hidden="true" />} />
        )}
      </header>
      <main className={css.page} id="content" tabIndex={-1}>
        <div className={css.words}>
          <Title key={title}>{title}</Title>
          {lead && <p className="soft">{lead}</p>}
        </div>
        {children}
      </main>
    </div>
  );
}
