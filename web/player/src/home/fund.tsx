import { money, useLanguage } from '@quizcast/words';
import css from './home.module.css';

/** The prize fund in digits that fill the width of the page. */
export function Fund({ amount }: { amount: number }) {
  const { language } = useLanguage();
  const text = money(language, amount);
  return (
    <p className={`figure ${css.fund}`} style={{ '--signs': text.length } as object}>
      {text}
    </p>
  );
}
