const TICKS = 20;
const ticks = Array.from({ length: TICKS }, (_, n) => (n * 360) / TICKS).filter(
  (angle) => angle < 115 || angle > 155,
);

/** The product's logo, a ring and a dot. */
export function Sign({ size = 26 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 26 26" aria-hidden="true">
      {ticks.map((angle) => (
        <rect
          key={angle}
          x="12.2"
          y="1.5"
          width="1.6"
          height="5"
          rx="0.8"
          fill="var(--text)"
          transform={`rotate(${angle} 13 13)`}
        />
      ))}
      <circle cx="20.6" cy="20.6" r="3.6" fill="var(--lit)" />
    </svg>
  );
}
