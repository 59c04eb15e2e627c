import { anything } from '@quizcast/connection';
import { api, Button, Dialog, Refused } from '@quizcast/page';
import { LogOut } from 'lucide-react';
import { useState } from 'react';
import { useDoing } from '../session/doing.ts';
import css from './settings.module.css';
import { useSettingsText } from './text.ts';

/**
 * Sign-out on this device or everywhere. Both ask for confirmation, because a running game
 * continues without the player.
 */
export function SigningOut() {
  const t = useSettingsText();
  const { busy, refusal, run } = useDoing();
  const [asked, setAsked] = useState<'here' | 'everywhere'>();
  const leave = async () => {
    if (asked === 'everywhere') await api.post('/api/auth/logout-all', {}, anything);
    else await api.signOut();
    // Loads a fresh page, so that no data of the account stays in memory.
    location.replace('/');
  };
  const all = asked === 'everywhere';
  return (
    <section className={css.group}>
      <Button onClick={() => setAsked('here')}>
        <LogOut size={20} aria-hidden="true" />
        {t('signOut')}
      </Button>
      <Button kind="plain" onClick={() => setAsked('everywhere')}>
        {t('signOutAll')}
      </Button>
      <Dialog
        open={asked !== undefined}
        onClose={() => setAsked(undefined)}
        title={t(all ? 'signOutAllAsk' : 'signOutAsk')}
        lead={t(all ? 'signOutAllLead' : 'signOutLead')}
      >
        <Refused>{refusal}</Refused>
        <div className="dialog-actions">
          <Button onClick={() => setAsked(undefined)}>{t('stay')}</Button>
          <Button kind="danger" busy={busy} onClick={() => void run(leave)}>
            {t(all ? 'signOutAll' : 'signOut')}
          </Button>
        </div>
      </Dialog>
    </section>
  );
}
