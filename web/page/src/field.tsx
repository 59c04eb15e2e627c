import { type InputHTMLAttributes, useId } from 'react';

type Input = Omit<InputHTMLAttributes<HTMLInputElement>, 'id'>;

export function Field({ label, hint, ...input }: Input & { label: string; hint?: string }) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <input id={id} aria-describedby={hint ? `${id}-hint` : undefined} {...input} />
      {hint && <small id={`${id}-hint`}>{hint}</small>}
    </div>
  );
}

export function Tick({ label, ...input }: Input & { label: string }) {
  const id = useId();
  return (
    <div className="tick">
      <input id={id} type="checkbox" {...input} />
      <label htmlFor={id}>{label}</label>
    </div>
  );
}
