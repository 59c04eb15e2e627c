import { Component, type ReactNode } from 'react';
import { type Speech, SpeechContext } from '../language/language.ts';

/** What is left when a component threw: words in the reader's language and a way out. */
export class Broken extends Component<{ children: ReactNode }, { broken: boolean }> {
  static override contextType = SpeechContext;
  declare context: Speech | undefined;
  override state = { broken: false };

  static getDerivedStateFromError() {
    return { broken: true };
  }

  override render() {
    if (!this.state.broken) return this.props.children;
    const t = this.context?.t;
    return (
      <main className="page">
        <section className="card stack" role="alert">
          <h1>{t?.pageBroken}</h1>
          <button type="button" className="button" onClick={() => location.reload()}>
            {t?.tryAgain}
          </button>
        </section>
      </main>
    );
  }
}
