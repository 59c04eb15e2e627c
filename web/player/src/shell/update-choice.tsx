import { Button } from '@quizcast/page';
import css from './shell.module.css';
import { useShellText } from './text.ts';

/** Asks whether to load the new version now or later. */
export function UpdateChoice({ update, later }: { update(): void; later(): void }) {
  const t = useShellText();
  return (
    <div className={css.notice} role="status">
      <span>{t('update.text')}</span>
      <Button size="small" kind="plain" onClick={later}>
        {t('update.later')}
      </Button>
      <Button size="small" onClick={update}>
        {t('update.reload')}
      </Button>
    </div>
  );
}
