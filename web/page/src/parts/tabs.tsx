import { Tabs as Base } from '@base-ui/react/tabs';
import type { ReactNode } from 'react';

interface TabParts<V extends string> {
  label: string;
  value: V;
  onChange(value: V): void;
  tabs: readonly { value: V; text: string }[];
  /** The panel of the selected tab. */
  children: ReactNode;
}

export function Tabs<V extends string>({ label, value, onChange, tabs, children }: TabParts<V>) {
  return (
    <Base.Root value={value} onValueChange={(next) => onChange(next as V)} className="stack">
      <Base.List className="tabs" aria-label={label}>
        {tabs.map((tab) => (
          <Base.Tab key={tab.value} value={tab.value} className="tab">
            {tab.text}
          </Base.Tab>
        ))}
      </Base.List>
      <Base.Panel value={value} className="stack">
        {children}
      </Base.Panel>
    </Base.Root>
  );
}
