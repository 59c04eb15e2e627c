import { Menu as Base } from '@base-ui/react/menu';
import type { ReactElement, ReactNode } from 'react';

interface Item {
  key: string;
  text: ReactNode;
  /** A link or an action. */
  act: ReactElement | (() => void);
  lang?: string;
}

/** A button that opens a menu of actions. */
export function Menu({ button, items }: { button: ReactElement; items: readonly Item[] }) {
  return (
    <Base.Root modal={false}>
      <Base.Trigger render={button} />
      <Base.Portal>
        <Base.Positioner sideOffset={8} align="end" style={{ zIndex: 42 }}>
          <Base.Popup className="menu">
            {items.map(({ key, text, act, lang }) => (
              <Base.Item
                key={key}
                className="menu-item"
                lang={lang}
                {...(typeof act === 'function' ? { onClick: act } : { render: act })}
              >
                {text}
              </Base.Item>
            ))}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
