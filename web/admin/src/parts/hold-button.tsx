import { type ReactNode, useEffect, useRef, useState } from 'react';
import styles from './hold-button.module.css';

interface Hold {
  children: ReactNode;
  disabled?: boolean;
  /** How long the button has to be held. */
  ms?: number;
  onHeld(): void;
}

/**
 * A button for actions that cannot be undone: it acts only after it was held down with the pointer,
 * Space or Enter. Releasing or leaving the button resets the time.
 */
export function HoldButton({ children, disabled = false, ms = 2_000, onHeld }: Hold) {
  const [holding, setHolding] = useState(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const release = () => {
    clearTimeout(timer.current);
    setHolding(false);
  };
  const hold = () => {
    if (disabled || holding) return;
    setHolding(true);
    timer.current = setTimeout(() => {
      setHolding(false);
      onHeld();
    }, ms);
  };
  useEffect(() => () => clearTimeout(timer.current), []);
  return (
    <button
      type="button"
      className={styles.hold}
      disabled={disabled}
      data-holding={holding || undefined}
      style={{ '--hold': `${ms}ms` } as React.CSSProperties}
      onPointerDown={hold}
      onPointerUp={release}
      onPointerLeave={release}
      onPointerCancel={release}
      onBlur={release}
      onContextMenu={(event) => event.preventDefault()}
      onKeyDown={({ key, repeat }) => {
        if ((key === ' ' || key === 'Enter') && !repeat) hold();
      }}
      onKeyUp={({ key }) => {
        if (key === ' ' || key === 'Enter') release();
      }}
    >
      <span>{children}</span>
    </button>
  );
}
