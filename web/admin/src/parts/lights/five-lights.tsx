import { usePortalTexts } from '../../texts.ts';
import styles from './five-lights.module.css';

const places = [1, 2, 3, 4, 5] as const;

/** A difficulty from 1 to 5, shown as lit lights. */
export function FiveLights({ level }: { level: number }) {
  const { t } = usePortalTexts();
  return (
    <span className={styles.lights} role="img" aria-label={t('difficulty', { n: level })}>
      {places.map((place) => (
        <span key={place} className={place <= level ? styles.lit : styles.out} />
      ))}
    </span>
  );
}
