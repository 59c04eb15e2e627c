import { type ReactNode, useEffect, useRef } from 'react';
import { usePageText } from './text.ts';

/** On the first page after a load, the focus stays where the browser has put it. */
let arrived = false;

/**
 * The heading of a page or a screen. It takes the focus when it appears, so that a screen reader
 * announces it and the keyboard continues from there.
 */
export function Title({ children, always = false }: { children: ReactNode; always?: boolean }) {
  const product = usePageText()('product');
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    const text = heading.current?.textContent;
    document.title = text ? `${text} · ${product}` : product;
    if (arrived || always) heading.current?.focus({ preventScroll: true });
    arrived = true;
  }, [always, product]);
  return (
    <h1 ref={heading} tabIndex={-1}>
      {children}
    </h1>
  );
}
