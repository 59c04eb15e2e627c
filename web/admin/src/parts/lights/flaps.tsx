import styles from './flaps.module.css';

/** A split-flap clock with hours, minutes and seconds. */
export function Flaps({ seconds }: { seconds: number }) {
  const left = Math.max(0, seconds);
  const groups = [Math.floor(left / 3600), Math.floor(left / 60) % 60, left % 60].map((part) =>
    String(part).padStart(2, '0'),
  );
  return (
    <span className={styles.flaps} role="timer" aria-label={groups.join(':')}>
      {groups.map((group, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the digits of a clock never move
        <span key={place} className={styles.group} aria-hidden="true">
          {place > 0 && <span className={styles.colon}>:</span>}
          {[...group].map((digit, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the digits of a clock never move
            <span key={at} className={styles.digit}>
              {digit}
            </span>
          ))}
        </span>
      ))}
    </span>
  );
}
