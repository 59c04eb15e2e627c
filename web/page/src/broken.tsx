import { Component, type ReactNode } from 'react';
import { usePageText } from './text.ts';

/**
 * Replaces a page whose component has thrown an error: a message in the reader's language with a
 * link to the start page.
 */
export class Broken extends Component<{ children: ReactNode }, { broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError() {
    return { broken: true };
  }

  override render() {
    return this.state.broken ? <Apology /> : this.props.children;
  }
}

function Apology() {
  const t = usePageText();
  return (
    <main className="page">
      <section className="card stack" role="alert">
        <h1>{t('pageBroken')}</h1>
        <button type="button" className="button primary" onClick={() => location.reload()}>
          {t('tryAgain')}
        </button>
      </section>
    </main>
  );
}
