import type { ReactNode } from 'react';
import { usePortalTexts } from '../../texts.ts';
import { Scrolling } from './scrolling.tsx';
import table from './table.module.css';

/** A scrollable frame for a table that may be wider than the screen. */
export function TableScroll({ children }: { children: ReactNode }) {
  const { t } = usePortalTexts();
  return (
    <Scrolling label={t('tableScroll')} className={table.scroll}>
      {children}
    </Scrolling>
  );
}
