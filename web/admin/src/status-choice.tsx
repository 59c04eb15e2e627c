import { useId } from 'react';
import { useSpeech } from './words/words.ts';

interface Choice<Status extends string> {
  names: Readonly<Record<Status, string>>;
  value: string;
  choose(status: string): void;
}

/** Narrows a listing to one status, or to none. */
export function StatusChoice<Status extends string>({ names, value, choose }: Choice<Status>) {
  const { t } = useSpeech();
  const id = useId();
  return (
    <>
      <label className="unseen" htmlFor={id}>
        {t.quiz.status}
      </label>
      <select
        id={id}
        className="language"
        value={value}
        onChange={({ target }) => choose(target.value)}
      >
        <option value="">{t.all}</option>
        {Object.entries<string>(names).map(([status, name]) => (
          <option key={status} value={status}>
            {name}
          </option>
        ))}
      </select>
    </>
  );
}
