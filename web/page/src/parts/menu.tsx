import { Menu as Base } from '@base-ui/react/menu';
import type { ReactElement, ReactNode } from 'react';

export interface MenuItem {
  key: string;
  text: ReactNode;
  /** A link or an action. */
  act: ReactElement | (() => void);
  lang?: string;
}

interface MenuParts {
  button: ReactElement;
  items: readonly MenuItem[];
  /** Whether the menu is open when it appears. */
  open?: boolean;
}

/** A button that opens a menu of actions. */
export function Menu({ button, items, open = false }: MenuParts) {
  return (
    <Base.Root modal={false} defaultOpen={open}>
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
