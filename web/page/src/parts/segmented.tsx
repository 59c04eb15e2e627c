import { Check } from 'lucide-react';
import { type ReactNode, useId } from 'react';

interface Choices<V extends string> {
  label: string;
  value: V;
  choices: readonly { value: V; text: ReactNode; lang?: string }[];
  onChange(value: V): void;
  /** Whether the label is only for screen readers. */
  quiet?: boolean;
  name?: string;
  /** Whether two labels share a row on a phone, because the labels are longer. */
  pairs?: boolean;
}

/** A choice between a few visible options: a group of radio buttons that looks like a row of
 * buttons. */
export function Segmented<V extends string>({
  label,
  value,
  choices,
  onChange,
  quiet,
  name,
  pairs,
}: Choices<V>) {
  const id = useId();
  return (
    <fieldset className="field" style={{ border: 0, margin: 0, padding: 0 }}>
      <legend className={quiet ? 'unseen' : 'label'} style={{ padding: '0 0 0.4rem' }}>
        {label}
      </legend>
      <div className={pairs ? 'segmented pairs' : 'segmented'}>
        {choices.map((choice) => (
          <label key={choice.value} lang={choice.lang}>
            <input
              type="radio"
              name={name ?? id}
              value={choice.value}
              checked={choice.value === value}
              onChange={() => onChange(choice.value)}
            />
            <Check size={18} aria-hidden="true" />
            {choice.text}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
