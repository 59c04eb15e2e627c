import { useEffect, useRef } from 'react';

interface FlapsParts {
  /** What the flaps show: digits, `:` and spaces between groups. */
  text: string;
  /** For who cannot see them; without it they are only a picture of words beside them. */
  label?: string;
  className?: string;
}

/**
 * Figures on flaps, as in an old departure hall. A flap turns when its sign changes; places are counted
 * from the right, so a number that loses its first digit turns only what is different.
 */
export function Flaps({ text, label, className = '' }: FlapsParts) {
  const signs = [...text];
  return (
    <span
      className={`flaps ${className}`}
      {...(label ? { role: 'img', 'aria-label': label } : { 'aria-hidden': true })}
    >
      {signs.map((sign, index) => {
        const key = signs.length - index;
        if (sign === ':') return <span key={key} className="flap-colon" />;
        if (!/\d/.test(sign)) return <span key={key} className="flap-gap" />;
        return <Flap key={key} sign={sign} />;
      })}
    </span>
  );
}

function Flap({ sign }: { sign: string }) {
  const flap = useRef<HTMLSpanElement>(null);
  const shown = useRef(sign);
  useEffect(() => {
    if (shown.current === sign) return;
    shown.current = sign;
    if (matchMedia('(prefers-reduced-motion: reduce)').matches) return;
    flap.current?.animate(
      [
        { transform: 'rotateX(-82deg)', opacity: 0.4 },
        { transform: 'none', opacity: 1 },
      ],
      { duration: 140, easing: 'cubic-bezier(.4,0,.6,1)' },
    );
  }, [sign]);
  return (
    <span className="flap">
      <span ref={flap} className="flap-sign">
        {sign}
      </span>
    </span>
  );
}
