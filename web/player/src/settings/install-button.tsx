import { Button } from '@quizcast/page';
import { Download } from 'lucide-react';
import { useSyncExternalStore } from 'react';
import { installation } from '../app-shell/installation.ts';
import { useSettingsText } from './text.ts';

/** Offers to install the app if the browser supports it. */
export function InstallButton() {
  const t = useSettingsText();
  const install = useSyncExternalStore(installation.subscribe, installation.offer);
  if (install === undefined) return null;
  return (
    <Button onClick={() => void install()}>
      <Download size={20} aria-hidden="true" />
      {t('install')}
    </Button>
  );
}
