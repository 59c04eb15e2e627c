import { Button, PasswordInput } from '@mantine/core';
import { modals } from '@mantine/modals';
import { anything } from '@quizcast/connection';
import { useSession } from '@quizcast/page';
import { portal, rest } from '@quizcast/protocol';
import { moment } from '@quizcast/words';
import { useQuery } from '@tanstack/react-query';
import { Monitor, Smartphone } from 'lucide-react';
import { useState } from 'react';
import { useAsking } from '../asking.ts';
import { api } from '../calls.ts';
import { deviceOf } from '../parts/device.ts';
import layout from '../parts/layout.module.css';
import { PageHead } from '../parts/page-head.tsx';
import { Panel } from '../parts/panel.tsx';
import { Refusal } from '../parts/refusal.tsx';
import { Loaded } from '../parts/states.tsx';
import { useToasts } from '../parts/toast.tsx';
import { useTexts } from '../texts.ts';
import styles from './account.module.css';
import { words } from './words.ts';

/** The admin's own account: password, second factor, sessions. */
export function AccountPage() {
  const { t } = useTexts(words);
  const { user } = useSession();
  return (
    <>
      <PageHead title={t('title')} aside={user?.email ?? user?.username} />
      <div className={styles.columns}>
        <div className={layout.stack}>
          <Password />
          <TwoFactor />
        </div>
        <Sessions />
      </div>
    </>
  );
}

function Password() {
  const { t } = useTexts(words);
  const toasts = useToasts();
  const [old, setOld] = useState('');
  const [next, setNext] = useState('');
  const change = useAsking(() => api.changePassword(old, next), ['sessions']);
  return (
    <Panel title={t('password')}>
      <form
        className={layout.stack}
        onSubmit={(event) => {
          event.preventDefault();
          change.run(undefined, () => {
            setOld('');
            setNext('');
            toasts.done(t('passwordChanged'));
          });
        }}
      >
        <Refusal error={change.refusal} />
        <PasswordInput
          label={t('oldPassword')}
          autoComplete="current-password"
          required
          value={old}
          onChange={({ currentTarget }) => setOld(currentTarget.value)}
        />
        <PasswordInput
          label={t('newPassword')}
          description={t('newPasswordHint')}
          autoComplete="new-password"
          minLength={8}
          required
          value={next}
          onChange={({ currentTarget }) => setNext(currentTarget.value)}
        />
        <div>
          <Button type="submit" disabled={change.busy}>
            {t('changePassword')}
          </Button>
        </div>
      </form>
    </Panel>
  );
}

/**
 * Shows whether a second factor is set up, with a link to the page of the player's app that sets it
 * up.
 */
function TwoFactor() {
  const { t } = useTexts(words);
  const state = useQuery({
    queryKey: ['two-factor'],
    queryFn: () => api.get('/api/auth/two-factor', rest.twoFactor),
  });
  return (
    <Panel title={t('twoFactor')}>
      <Loaded query={state}>
        {({ enabled, required, recovery_codes_left: left }) => (
          <div className={layout.stack}>
            <p>{enabled ? t('twoFactorOn', { n: left }) : t('twoFactorOff')}</p>
            {required && !enabled && <p className={layout.note}>{t('twoFactorRequired')}</p>}
            <a className={layout.link} href="/account/two-factor">
              {t('twoFactorHere')}
            </a>
          </div>
        )}
      </Loaded>
    </Panel>
  );
}

function Sessions() {
  const { t, language } = useTexts(words);
  const toasts = useToasts();
  const { ended } = useSession();
  const sessions = useQuery({
    queryKey: ['sessions'],
    queryFn: () => api.get('/api/auth/sessions', portal.sessions),
  });
  const ending = useAsking(
    (id: number) => api.post('/api/auth/revoke-session', { session_id: id }, anything),
    ['sessions'],
  );
  const endingAll = useAsking(() => api.post('/api/auth/logout-all', {}, anything));
  const askAll = () =>
    modals.openConfirmModal({
      title: t('endAll'),
      children: <p className={layout.soft}>{t('endAllSure')}</p>,
      labels: { confirm: t('endAll'), cancel: t('keep') },
      confirmProps: { variant: 'outline' },
      onConfirm: () => endingAll.run(undefined, ended),
    });
  return (
    <Panel
      flush
      title={t('sessions')}
      aside={
        <Button variant="subtle" disabled={endingAll.busy} onClick={askAll}>
          {t('endAll')}
        </Button>
      }
    >
      <Refusal error={ending.refusal ?? endingAll.refusal} />
      <Loaded query={sessions}>
        {({ sessions: living }) => (
          <ul className={styles.sessions}>
            {living.map((session) => {
              const { name, phone } = deviceOf(session.user_agent);
              return (
                <li key={session.id}>
                  {phone ? <Smartphone size={18} aria-hidden /> : <Monitor size={18} aria-hidden />}
                  <span>
                    <strong>{name ?? t('device')}</strong>
                    <small>
                      {session.ip_address} ·{' '}
                      {t('since', { when: moment(language, session.created_at) })}
                    </small>
                  </span>
                  <Button
                    variant="subtle"
                    aria-label={`${t('end')}: ${name ?? t('device')}, ${session.ip_address}`}
                    disabled={ending.busy}
                    onClick={() => ending.run(session.id, () => toasts.done(t('ended')))}
                  >
                    {t('end')}
                  </Button>
                </li>
              );
            })}
          </ul>
        )}
      </Loaded>
    </Panel>
  );
}
