import type { CSSProperties, ReactNode, Ref } from 'react';

interface ScrollingParts {
  label: string;
  className?: string | undefined;
  style?: CSSProperties | undefined;
  ref?: Ref<HTMLDivElement>;
  children: ReactNode;
}

/** A scrollable area that can be reached by keyboard and has a name for screen readers. */
export function Scrolling({ label, className, style, ref, children }: ScrollingParts) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: these are not fields of a form
    <div
      ref={ref}
      role="group"
      aria-label={label}
      className={className}
      style={style}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: without it the keyboard cannot scroll to what lies below
      tabIndex={0}
    >
      {children}
    </div>
  );
}
