import { Dialog as Base } from '@base-ui/react/dialog';
import type { ReactNode, RefObject } from 'react';

interface DialogParts {
  open: boolean;
  onClose(): void;
  title: string;
  /** The consequence of the choice, in one sentence. */
  lead?: ReactNode;
  children?: ReactNode;
  /** Whether the dialog is at the bottom edge, as on phones, instead of in the middle. */
  sheet?: boolean;
  /** The element that takes the focus first; the first control by default. */
  first?: RefObject<HTMLElement | null>;
}

/** A modal dialog: it traps the focus, closes on Escape and restores the focus. */
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
