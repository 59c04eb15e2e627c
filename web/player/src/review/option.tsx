import { Glyph } from '@quizcast/lights';
import '@quizcast/lights/lights.css';
import css from './review.module.css';

interface OptionParts {
  index: number;
  text: string | undefined;
  tone: 'right' | 'wrong';
  note: string;
}

/** An option by its letter and shape, marked as chosen or as right. */
export function Option({ index, text, tone, note }: OptionParts) {
  return (
    <p className={css.option} data-tone={tone}>
      <Glyph index={index} fill={tone === 'right' ? 'full' : 'line'} size={26} />
      <span>{text ?? index + 1}</span>
      <span className={css.note}>{note}</span>
    </p>
  );
}
