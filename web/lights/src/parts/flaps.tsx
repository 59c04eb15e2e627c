import { useEffect, useRef } from 'react';

interface FlapsParts {
  /** The characters to show: digits, `:` and spaces between groups. */
  text: string;
  /** The text for screen readers. Without it the flaps are hidden from them. */
  label?: string;
  className?: string;
}

/**
 * Digits on a split-flap display. A flap turns when its character changes. Positions are counted
 * from the right, so when a number loses its first digit, only the flaps that differ turn.
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
