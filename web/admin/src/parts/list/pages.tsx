import { ActionIcon } from '@mantine/core';
import { ChevronLeft, ChevronRight } from 'lucide-react';
import { usePortalTexts } from '../../texts.ts';
import layout from '../layout.module.css';

interface Paged {
  /** The name of the list, for screen readers. */
  label: string;
  page: number;
  total: number;
  size: number;
  go(page: number): void;
}

/** The pagination of a list; renders nothing if the list fits on one page. */
export function Pages({ label, page, total, size, go }: Paged) {
  const { t } = usePortalTexts();
  if (total <= size && page === 1) return null;
  const from = (page - 1) * size + 1;
  const to = Math.min(total, page * size);
  return (
    <nav className={layout.row} style={{ justifyContent: 'center', padding: 8 }} aria-label={label}>
      <ActionIcon
        variant="subtle"
        size={40}
        aria-label={t('previous')}
        disabled={page <= 1}
        onClick={() => go(page - 1)}
      >
        <ChevronLeft aria-hidden />
      </ActionIcon>
      <span className={layout.soft} aria-live="polite">
        {t('rows', { from, to, total })}
      </span>
      <ActionIcon
        variant="subtle"
        size={40}
        aria-label={t('next')}
        disabled={to >= total}
        onClick={() => go(page + 1)}
      >
        <ChevronRight aria-hidden />
      </ActionIcon>
    </nav>
  );
}
