import { Button } from '@quizcast/page';
import { Link2 } from 'lucide-react';
import { goToGoogle, useGoogleClient } from '../session/google.ts';
import css from './settings.module.css';
import { useSettingsText } from './text.ts';

/** Links a Google identity to the account, if Google sign-in is switched on. */
export function GoogleRow() {
  const t = useSettingsText();
  const client = useGoogleClient();
  if (client === undefined) return null;
  return (
    <li className={css.row}>
      <Link2 size={24} aria-hidden="true" />
      <div className="grow">
        <p id="google-row">{t('google')}</p>
        <p className="faint">{t('googleLead')}</p>
      </div>
      <Button
        size="small"
        aria-describedby="google-row"
        onClick={() => void goToGoogle(client, { kind: 'link', next: '/settings' })}
      >
        {t('google.link')}
      </Button>
    </li>
  );
}
