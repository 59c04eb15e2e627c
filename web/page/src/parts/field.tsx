import { CircleAlert } from 'lucide-react';
import {
  type InputHTMLAttributes,
  type ReactNode,
  type Ref,
  type SelectHTMLAttributes,
  type TextareaHTMLAttributes,
  useId,
} from 'react';

interface About {
  label: string;
  hint?: string | undefined;
  /** The error of the field, from the server or the form. */
  error?: string | undefined;
}

type Input = Omit<InputHTMLAttributes<HTMLInputElement>, 'id'> & {
  ref?: Ref<HTMLInputElement> | undefined;
};

/** The frame of a field: its label above, and a hint or an error below. */
export function FieldFrame({
  id,
  label,
  hint,
  error,
  children,
}: About & { id: string; children: ReactNode }) {
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {children}
      <FieldNotes id={id} hint={hint} error={error} />
    </div>
  );
}

export function FieldNotes({
  id,
  hint,
  error,
}: {
  id: string;
  hint?: string | undefined;
  error?: string | undefined;
}) {
  if (error) {
    return (
      <p className="error" id={`${id}-note`}>
        <CircleAlert size={16} aria-hidden="true" />
        {error}
      </p>
    );
  }
  return hint ? <small id={`${id}-note`}>{hint}</small> : null;
}

/** The attributes that connect a control with its hint and error. */
export function described(id: string, { hint, error }: Omit<About, 'label'>) {
  return {
    id,
    'aria-describedby': hint || error ? `${id}-note` : undefined,
    'aria-invalid': error ? true : undefined,
  };
}

export function Field({ label, hint, error, end, ...input }: Input & About & { end?: ReactNode }) {
  const id = useId();
  const control = <input {...input} {...described(id, { hint, error })} />;
  return (
    <FieldFrame id={id} label={label} hint={hint} error={error}>
      {end ? (
        <div className="with-end">
          {control}
          {end}
        </div>
      ) : (
        control
      )}
    </FieldFrame>
  );
}

export function TextField({
  label,
  hint,
  error,
  ...area
}: About &
  Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, 'id'> & { ref?: Ref<HTMLTextAreaElement> }) {
  const id = useId();
  return (
    <FieldFrame id={id} label={label} hint={hint} error={error}>
      <textarea {...area} {...described(id, { hint, error })} />
    </FieldFrame>
  );
}

export function Select({
  label,
  hint,
  error,
  ...select
}: About & Omit<SelectHTMLAttributes<HTMLSelectElement>, 'id'> & { ref?: Ref<HTMLSelectElement> }) {
  const id = useId();
  return (
    <FieldFrame id={id} label={label} hint={hint} error={error}>
      <select {...select} {...described(id, { hint, error })} />
    </FieldFrame>
  );
}

/** A field for six digits from an e-mail or an authenticator. Phones can fill it in. */
export function CodeField({
  label,
  hint,
  error,
  digits = true,
  ...input
}: Input & About & { digits?: boolean }) {
  const id = useId();
  return (
    <div className="code">
      <FieldFrame id={id} label={label} hint={hint} error={error}>
        <input
          autoComplete="one-time-code"
          inputMode={digits ? 'numeric' : 'text'}
          autoCapitalize="none"
          spellCheck={false}
          {...input}
          {...described(id, { hint, error })}
        />
      </FieldFrame>
    </div>
  );
}

export function Tick({
  label,
  error,
  ...input
}: Omit<Input, 'type'> & { label: ReactNode; error?: string | undefined }) {
  const id = useId();
  return (
    <div className="field">
      <div className="tick">
        <input {...input} {...described(id, { error })} type="checkbox" />
        <label className="tick-label" htmlFor={id}>
          {label}
        </label>
      </div>
      <FieldNotes id={id} error={error} />
    </div>
  );
}
