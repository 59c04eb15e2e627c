import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';

interface PillParts {
  tone?: 'light' | 'right' | 'wrong' | 'neutral';
  icon?: LucideIcon;
  large?: boolean;
  children: ReactNode;
}

export function Pill({ tone, icon: Icon, large, children }: PillParts) {
  return (
    <span className={['pill', tone, large && 'large'].filter(Boolean).join(' ')}>
      {Icon && <Icon size={large ? 20 : 16} aria-hidden="true" />}
      {children}
    </span>
  );
}
