import styles from './initials.module.css';

/** A person's initials in a circle, used if there is no picture. */
export function Initials({ name, flagged = false }: { name: string; flagged?: boolean }) {
  const words = name.split(/[\s._-]+/).filter(Boolean);
  const [first = '?', second] = words;
  const letters = second ? `${[...first][0]}${[...second][0]}` : [...first].slice(0, 2).join('');
  return (
    <span className={flagged ? styles.flagged : styles.initials} aria-hidden="true">
      {letters.toLocaleUpperCase()}
    </span>
  );
}
