import { encode } from 'uqr';

/** A QR code with the address of the game. */
export function StageQr({ path, hint }: { path: string; hint: readonly string[] }) {
  const address = `${location.origin}${path}`;
  const { data, size } = encode(address, { ecc: 'M', border: 2 });
  return (
    <aside className="stage-qr">
      <svg viewBox={`0 0 ${size} ${size}`} role="img" aria-label={address}>
        {data.flatMap((row, y) =>
          row.map((on, x) =>
            on ? (
              // biome-ignore lint/suspicious/noArrayIndexKey: a module is identified by its position
              <rect key={`${x}.${y}`} x={x} y={y} width="1.02" height="1.02" rx="0.3" />
            ) : null,
          ),
        )}
      </svg>
      <p className="stage-address">{address.replace(/^https?:\/\//, '')}</p>
      {hint.map((line) => (
        <p key={line}>{line}</p>
      ))}
    </aside>
  );
}
