const RAYS = 20;

const rays = Array.from({ length: RAYS }, (_, ray) => {
  const angle = (2 * Math.PI * ray) / RAYS;
  const [sin, cos] = [Math.sin(angle), -Math.cos(angle)];
  return `M${(20 + sin * 11.5).toFixed(2)} ${(20 + cos * 11.5).toFixed(2)}L${(20 + sin * 16).toFixed(2)} ${(20 + cos * 16).toFixed(2)}`;
})
  .filter((_, ray) => ray !== 7 && ray !== 8)
  .join('');

/** A ring of ticks and one light: a Q, a timer and a player in one. */
export function Logo({ size = 36 }: { size?: number }) {
  return (
    <svg className="logo" viewBox="0 0 40 40" width={size} height={size} aria-hidden="true">
      <path d={rays} />
      <circle className="logo-glow" cx="31" cy="32" r="7" />
      <circle className="logo-light" cx="31" cy="32" r="4.6" />
    </svg>
  );
}
