import { money, useLanguage } from '@quizcast/words';
import css from './home.module.css';

/** The prize fund in figures as large as the page is wide. */
export function Fund({ amount }: { amount: number }) {
  const { language } = useLanguage();
  const text = money(language, amount);
  return (
    <p className={`figure ${css.fund}`} style={{ '--signs': text.length } as object}>
      {text}
    </p>
  );
}
