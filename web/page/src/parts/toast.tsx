import { Toast as Base } from '@base-ui/react/toast';
import type { ReactNode } from 'react';

const toasts = Base.createToastManager();

/** Says something for a moment that nobody has to act on; screen readers hear it too. */
export function toast(text: string, timeout = 5_000): void {
  toasts.add({ title: text, timeout });
}

/** Where toasts appear; once around a page. */
export function Toasts({ children }: { children: ReactNode }) {
  return (
    <Base.Provider toastManager={toasts} limit={2}>
      {children}
      <Base.Portal>
        <Base.Viewport className="toasts">
          <Shown />
        </Base.Viewport>
      </Base.Portal>
    </Base.Provider>
  );
}

function Shown() {
  const { toasts: shown } = Base.useToastManager();
  return shown.map((one) => (
    <Base.Root key={one.id} toast={one} className="toast">
      <Base.Title render={<p />} />
    </Base.Root>
  ));
}
