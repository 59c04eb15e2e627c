const ticks = Array.from({ length: 20 }, (_, tick) => tick * 18).filter(
  (turn) => turn < 108 || turn > 162,
);

/** The logo: a ring of ticks and a light that form a Q. */
export function Sign({ size = 32 }: { size?: number }) {
  return (
    <svg viewBox="0 0 64 64" width={size} height={size} aria-hidden="true">
      <g stroke="currentColor" strokeWidth="4" strokeLinecap="round">
        {ticks.map((turn) => (
          <path key={turn} d="M32 8v8" transform={`rotate(${turn} 32 32)`} />
        ))}
      </g>
      <circle cx="48" cy="48" r="12" fill="var(--lit)" opacity="0.28" />
      <circle cx="48" cy="48" r="7" fill="var(--lit)" />
    </svg>
  );
}
