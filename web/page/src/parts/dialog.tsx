import { Dialog as Base } from '@base-ui/react/dialog';
import type { ReactNode, RefObject } from 'react';

interface DialogParts {
  open: boolean;
  onClose(): void;
  title: string;
  /** What follows from a choice, in a sentence. */
  lead?: ReactNode;
  children?: ReactNode;
  /** From the bottom edge, as on phones; else in the middle. */
  sheet?: boolean;
  /** What takes the focus first; else the first control. */
  first?: RefObject<HTMLElement | null>;
}

/** A dialog over the page: it keeps the focus, closes on Escape and gives the focus back. */
export function Dialog({
  open,
  onClose,
  title,
  lead,
  children,
  sheet = false,
  first,
}: DialogParts) {
  return (
    <Base.Root open={open} onOpenChange={(next) => !next && onClose()}>
      <Base.Portal>
        <Base.Backdrop className="backdrop" />
        <Base.Popup
          className={sheet ? 'dialog sheet' : 'dialog middle'}
          {...(first && { initialFocus: first })}
        >
          <Base.Title>{title}</Base.Title>
          {lead && <Base.Description className="soft">{lead}</Base.Description>}
          {children}
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}
