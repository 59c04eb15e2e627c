import { api, Button, PasswordField, Refused } from '@quizcast/page';
import { Rich } from '@quizcast/words';
import { useState } from 'react';
import { Link } from 'react-router';
import { useDoing } from '../session/doing.ts';
import { SignedIn } from '../session/signed-in.tsx';
import css from './settings.module.css';
import { SettingsFrame } from './settings-frame.tsx';
import { useSettingsText } from './text.ts';

export function PasswordPage() {
  return <SignedIn>{() => <Password />}</SignedIn>;
}

function Password() {
  const t = useSettingsText();
  const { busy, refusal, run } = useDoing();
  const [done, setDone] = useState(false);
  const change = async (before: string, after: string) => {
    setDone(false);
    await api.changePassword(before, after);
    setDone(true);
  };
  return (
    <SettingsFrame title={t('password')}>
      <Refused>{refusal}</Refused>
      <p role="status" className={done ? 'note right' : undefined}>
        {done && t('password.done')}
      </p>
      <form
        key={String(done)}
        className={css.form}
        onSubmit={(event) => {
          event.preventDefault();
          const form = new FormData(event.currentTarget);
          void run(() => change(String(form.get('old_password')), String(form.get('password'))));
        }}
      >
        <PasswordField label={t('password.old')} name="old_password" chosenNow={false} />
        <PasswordField label={t('password.new')} chosenNow />
        <Button kind="primary" size="large" type="submit" busy={busy}>
          {t('password.submit')}
        </Button>
      </form>
      <p className="soft">
        <Rich
          text={t('password.google')}
          tags={{ forgot: (inside) => <Link to="/forgot-password">{inside}</Link> }}
        />
      </p>
    </SettingsFrame>
  );
}
