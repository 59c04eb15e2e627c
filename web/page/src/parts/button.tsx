import type { ButtonHTMLAttributes, ReactNode } from 'react';
import { Link, type LinkProps } from 'react-router';

type Kind = 'primary' | 'outline' | 'danger' | 'plain';

interface Look {
  kind?: Kind;
  size?: 'small' | 'large';
  /** Whether the button is as wide as its column. */
  wide?: boolean;
}

interface ButtonParts extends Look, Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'type'> {
  type?: 'button' | 'submit';
  /** While the action runs, the button keeps its place and its focus, and does nothing. */
  busy?: boolean;
  children: ReactNode;
}

export function Button({
  kind,
  size,
  wide,
  busy = false,
  onClick,
  className,
  ...rest
}: ButtonParts) {
  return (
    <button
      type="button"
      {...rest}
      className={buttonClass({ kind, size, wide }, className)}
      aria-busy={busy || undefined}
      onClick={(event) => {
        if (busy) event.preventDefault();
        else onClick?.(event);
      }}
    />
  );
}

export function LinkButton({ kind, size, wide, className, ...rest }: LinkProps & Look) {
  return <Link {...rest} className={buttonClass({ kind, size, wide }, className)} />;
}

/** For elements that only look like a button, such as a download link. */
export function buttonClass(
  { kind = 'outline', size, wide }: { [K in keyof Look]?: Look[K] | undefined },
  more?: string,
): string {
  return ['button', kind, size, wide && 'wide', more].filter(Boolean).join(' ');
}
