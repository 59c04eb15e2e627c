import { useEffect, useRef, useState } from 'react';
import { OptionMark, optionLabel } from '../../parts/marks/option-mark.tsx';
import { useTexts } from '../../texts.ts';
import { words } from '../words.ts';
import styles from './cell-grid.module.css';

interface Editing {
  /** The name of the column as it is in the file. */
  column: string;
  label: string;
  text: string;
  /** The server's message about the error in this cell. */
  message: string | undefined;
  kind: 'right' | 'text';
  onCommit(text: string, onward: boolean): void;
  onCancel(): void;
}

const options = [0, 1, 2, 3] as const;

/** A cell that is being edited, with its error below it. */
export function CellEditor({ column, label, text, message, kind, onCommit, onCancel }: Editing) {
  const { t } = useTexts(words);
  const [written, setWritten] = useState(text);
  const input = useRef<HTMLInputElement>(null);
  const left = useRef(false);
  useEffect(() => input.current?.select(), []);
  const leave = (next: string, onward: boolean) => {
    if (left.current) return;
    left.current = true;
    onCommit(next, onward);
  };
  // Kahoot files name the right option by its number. Our own files may use its letter or its
  // number, and the new value has the form of the old one.
  const isNumbered = /^correct answer/i.test(column.trim()) || /^\d/.test(text.trim());
  const rightOf = (option: number) => (isNumbered ? String(option + 1) : optionLabel(option));
  return (
    <div className={styles.editor}>
      <input
        ref={input}
        // biome-ignore lint/a11y/noAutofocus: the cell was opened for editing
        autoFocus
        aria-label={label}
        aria-invalid={message !== undefined}
        value={written}
        onChange={({ currentTarget }) => setWritten(currentTarget.value)}
        onBlur={(event) => {
          if (!event.currentTarget.parentElement?.contains(event.relatedTarget))
            leave(written, false);
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter') leave(written, false);
          else if (event.key === 'Escape') {
            left.current = true;
            onCancel();
          } else if (event.key === 'Tab' && !event.shiftKey) leave(written, true);
          else return;
          event.preventDefault();
        }}
      />
      {(message || kind === 'right') && (
        <div className={styles.bubble}>
          {message && <strong lang="en">{message}</strong>}
          {kind === 'right' && (
            <span className={styles.picks}>
              {options.map((option) => (
                <button
                  key={option}
                  type="button"
                  aria-label={t('option', { letter: optionLabel(option) })}
                  onClick={() => leave(rightOf(option), false)}
                >
                  <OptionMark option={option} />
                </button>
              ))}
              <small>{t('pickRight')}</small>
            </span>
          )}
        </div>
      )}
    </div>
  );
}
