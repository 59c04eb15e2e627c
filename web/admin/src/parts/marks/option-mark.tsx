import styles from './option-mark.module.css';

const shapes = [
  'M12 2 A10 10 0 1 1 11.99 2 Z',
  'M5 3 H19 A2 2 0 0 1 21 5 V19 A2 2 0 0 1 19 21 H5 A2 2 0 0 1 3 19 V5 A2 2 0 0 1 5 3 Z',
  'M12 2.6 L22.4 20.6 Q22.6 21.4 21.8 21.4 H2.2 Q1.4 21.4 1.6 20.6 Z',
  'M12 1.4 L22.6 12 L12 22.6 L1.4 12 Z',
  'M12 1.8 L22.2 9.3 L18.3 21.4 H5.7 L1.8 9.3 Z',
  'M7 2.6 H17 L22.4 12 L17 21.4 H7 L1.6 12 Z',
] as const;

export const optionLabel = (option: number) => String.fromCharCode(65 + option);

/** An option's letter in its shape, filled for the right option. */
export function OptionMark({ option, right = false }: { option: number; right?: boolean }) {
  return (
    <svg className={right ? styles.right : styles.mark} viewBox="0 0 24 24" aria-hidden="true">
      <path d={shapes[option] ?? shapes[0]} />
      <text x="12" y={option === 2 ? 18.2 : 16} textAnchor="middle">
        {optionLabel(option)}
      </text>
    </svg>
  );
}
