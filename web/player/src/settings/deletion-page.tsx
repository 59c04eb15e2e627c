import { anything } from '@quizcast/connection';
import { api, Button, PasswordField, Refused, TextField, Tick } from '@quizcast/page';
import { Rich } from '@quizcast/words';
import { useDoing } from '../session/doing.ts';
import { goToGoogle, useGoogleClient } from '../session/google.ts';
import { SignedIn } from '../session/signed-in.tsx';
import css from './settings.module.css';
import { SettingsFrame } from './settings-frame.tsx';
import { useSettingsText } from './text.ts';

/** Account deletion: its consequences, and the proof that the owner of the account asks for it. */
export function DeletionPage() {
  return <SignedIn>{() => <Deletion />}</SignedIn>;
}

function Deletion() {
  const t = useSettingsText();
  const { busy, refusal, run } = useDoing();
  const google = useGoogleClient();
  const leave = async (form: FormData) => {
    const text = (name: string) => String(form.get(name) ?? '');
    const password = text('password');
    const reason = text('reason').trim();
    const wish = { ...(password && { password }), ...(reason && { reason }) };
    await api.delete('/api/users/me', wish, anything);
    // Loads a fresh page, so that no data of the account stays in memory.
    location.replace('/');
  };
  return (
    <SettingsFrame title={t('deletion.title')} lead={t('deletion.lead')}>
      <p className="note warn">{t('deletion.prize')}</p>
      <p>
        <Rich
          text={t('deletion.export')}
          tags={{
            data: (inside) => (
              <a href="/api/users/me/export" download>
                {inside}
              </a>
            ),
          }}
        />
      </p>
      <form
        className={css.form}
        onSubmit={(event) => {
          event.preventDefault();
          const form = new FormData(event.currentTarget);
          void run(() => leave(form));
        }}
      >
        <Refused>{refusal}</Refused>
        <PasswordField
          label={t('deletion.password')}
          chosenNow={false}
          optional
          hint={t(google ? 'deletion.passwordOrGoogle' : 'deletion.passwordHint')}
        />
        <TextField label={t('deletion.reason')} name="reason" maxLength={100} rows={2} />
        <Tick label={t('deletion.sure')} required />
        <Button kind="danger" size="large" type="submit" busy={busy}>
          {t('deletion.submit')}
        </Button>
        {google && (
          <Button
            kind="danger"
            size="large"
            onClick={({ currentTarget: { form } }) => {
              if (!form?.reportValidity()) return;
              const reason = String(new FormData(form).get('reason') ?? '').trim();
              void goToGoogle(google, { kind: 'delete', next: '/settings/delete', reason });
            }}
          >
            {t('deletion.google')}
          </Button>
        )}
      </form>
    </SettingsFrame>
  );
}
