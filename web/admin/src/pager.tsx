import { useSpeech } from './words/words.ts';

interface Paged {
  /** What is leafed through. */
  label: string;
  page: number;
  total: number;
  size: number;
  go(page: number): void;
}

/** Leafs through a listing; nothing while it fits on one page. */
export function Pager({ label, page, total, size, go }: Paged) {
  const { t } = useSpeech();
  const pages = Math.max(1, Math.ceil(total / size));
  if (pages === 1 && page === 1) return null;
  return (
    <nav className="row between" aria-label={label}>
      <button
        type="button"
        className="button quiet small"
        disabled={page <= 1}
        onClick={() => go(page - 1)}
      >
        {t.previous}
      </button>
      <span aria-live="polite">{t.pageOf(page, pages)}</span>
      <button
        type="button"
        className="button quiet small"
        disabled={page >= pages}
        onClick={() => go(page + 1)}
      >
        {t.next}
      </button>
    </nav>
  );
}
