import { Button, Title } from '@quizcast/page';
import { CloudOff, WifiOff } from 'lucide-react';
import { Component, type ReactNode } from 'react';
import { useShellText } from './text.ts';

/** Keeps the navigation usable if a page throws or cannot be loaded offline. */
export class PageBoundary extends Component<{ children: ReactNode }, { broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError() {
    return { broken: true };
  }

  override render() {
    return this.state.broken ? <Apology /> : this.props.children;
  }
}

function Apology() {
  const t = useShellText();
  const offline = !navigator.onLine;
  const Icon = offline ? WifiOff : CloudOff;
  return (
    <div className="state" role="alert">
      <Icon size={48} strokeWidth={1.5} aria-hidden="true" />
      <Title>{t(offline ? 'offline.title' : 'broken.title')}</Title>
      <p>{t(offline ? 'offline.lead' : 'broken.lead')}</p>
      <Button kind="primary" onClick={() => location.reload()}>
        {t('broken.reload')}
      </Button>
    </div>
  );
}
