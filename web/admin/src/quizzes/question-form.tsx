import { Field } from '@quizcast/page';
import { useId, useState } from 'react';
import { useSpeech } from '../words/words.ts';
import { type DraftFlaw, questionOf, type Wording } from './draft.ts';

const OPTIONS = [0, 1, 2, 3, 4, 5] as const;
const letter = (option: number) => String.fromCharCode(65 + option);
const translated = { kk: 'Қазақша', en: 'English' } as const;

export interface Adding {
  /** Whether a change is on its way. */
  busy: boolean;
  /** Resolves to whether they were taken; a form that was taken starts afresh. */
  add(questions: readonly unknown[]): Promise<boolean>;
}

export function QuestionForm({ add, busy }: Adding) {
  const { t } = useSpeech();
  const [flaw, setFlaw] = useState<DraftFlaw>();
  const submit = async (form: HTMLFormElement) => {
    const content = new FormData(form);
    const draft = questionOf(
      wordingIn(content, 'ru'),
      { kk: wordingIn(content, 'kk'), en: wordingIn(content, 'en') },
      {
        right: Number(content.get('right')),
        seconds: Number(content.get('seconds')),
        difficulty: Number(content.get('difficulty')),
      },
    );
    setFlaw('flaw' in draft ? draft.flaw : undefined);
    if ('question' in draft && (await add([draft.question]))) form.reset();
  };
  return (
    <details className="adding">
      <summary>{t.question.add}</summary>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          void submit(event.currentTarget);
        }}
      >
        <WordingFields language="ru" label={t.question.text} withRight />
        {Object.entries(translated).map(([language, name]) => (
          <details key={language}>
            <summary>
              {t.question.translations}: <span lang={language}>{name}</span>
            </summary>
            <WordingFields language={language} label={`${t.question.text} (${name})`} />
          </details>
        ))}
        <div className="pair">
          <Field
            label={t.question.seconds}
            name="seconds"
            type="number"
            min={5}
            max={60}
            defaultValue={10}
            required
          />
          <Field
            label={t.question.difficulty}
            name="difficulty"
            type="number"
            min={1}
            max={5}
            defaultValue={3}
            required
          />
        </div>
        {flaw && (
          <p className="note wrong" role="alert">
            {t.question[flaw]}
          </p>
        )}
        <button type="submit" className="button" disabled={busy}>
          {t.question.add}
        </button>
      </form>
    </details>
  );
}

interface Fields {
  language: string;
  label: string;
  withRight?: boolean;
}

function WordingFields({ language, label, withRight = false }: Fields) {
  const { t } = useSpeech();
  const id = useId();
  return (
    <div className="stack" lang={language}>
      <div className="field">
        <label htmlFor={id}>{label}</label>
        <textarea id={id} name={`${language}-text`} rows={2} maxLength={500} required={withRight} />
      </div>
      {OPTIONS.map((option) => (
        <div className="row option-row" key={option}>
          {withRight && (
            <input
              type="radio"
              name="right"
              value={option}
              defaultChecked={option === 0}
              aria-label={`${t.question.option(letter(option))}: ${t.question.right}`}
            />
          )}
          <input
            className="search"
            name={`${language}-option-${option}`}
            aria-label={`${t.question.option(letter(option))}${withRight ? '' : ` (${language})`}`}
            placeholder={letter(option)}
            maxLength={200}
          />
        </div>
      ))}
    </div>
  );
}

function wordingIn(content: FormData, language: string): Wording {
  const field = (name: string) => String(content.get(`${language}-${name}`) ?? '');
  return { text: field('text'), options: OPTIONS.map((option) => field(`option-${option}`)) };
}
