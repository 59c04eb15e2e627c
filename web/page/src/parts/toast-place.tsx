import { Toast as Base } from '@base-ui/react/toast';
import { useEffect } from 'react';
import { takeSayings } from './sayings.ts';

const manager = Base.createToastManager();

export default function ToastPlace() {
  useEffect(
    () => takeSayings(({ text, forMs }) => manager.add({ title: text, timeout: forMs })),
    [],
  );
  return (
    <Base.Provider toastManager={manager} limit={2}>
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
      <Base.Title />
    </Base.Root>
  ));
}
