import { Button, Modal, PasswordInput } from '@mantine/core';
import { modals } from '@mantine/modals';
import { anything } from '@quizcast/connection';
import { useSession } from '@quizcast/page';
import { type Account, portal } from '@quizcast/protocol';
import { dateOnly, moment } from '@quizcast/words';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useAsking } from '../asking.ts';
import { api } from '../calls.ts';
import { useMay } from '../may.ts';
import layout from '../parts/layout.module.css';
import { Initials } from '../parts/marks/initials.tsx';
import { Pill } from '../parts/marks/pill.tsx';
import { Panel } from '../parts/panel.tsx';
import { Refusal } from '../parts/refusal.tsx';
import { Loaded } from '../parts/states.tsx';
import { useToasts } from '../parts/toast.tsx';
import { useTexts } from '../texts.ts';
import styles from './people.module.css';
import { Devices, Games } from './person-record.tsx';
import { rolesOf, rolesText } from './roles.ts';
import { RolesPanel } from './roles-panel.tsx';
import { words } from './words.ts';

/** One user, with the actions of an admin. */
export function Person({ id }: { id: number }) {
  const person = useQuery({
    queryKey: ['person', id],
    queryFn: () => api.get(`/api/admin/users/${id}`, portal.account),
  });
  return (
    <div className={layout.stack}>
      <Loaded query={person}>{(account) => <Known account={account} />}</Loaded>
    </div>
  );
}

interface Wish {
  readonly method?: 'POST' | 'PUT';
  readonly what: string;
  readonly body?: object;
}

function Known({ account }: { account: Account }) {
  const { t, language } = useTexts(words);
  const toasts = useToasts();
  const { user } = useSession();
  const [settingPassword, setSettingPassword] = useState(false);
  const own = user?.id === account.id;
  const gone = account.deleted_at !== undefined;
  const may = useMay();
  // Support staff may change only accounts without a role; auth-service refuses the rest.
  const mayChange = !gone && may('accounts') && (may('roles') || rolesOf(account).length === 0);
  const act = useAsking(
    ({ method = 'POST', what, body = {} }: Wish) =>
      api.exchange(method, `/api/admin/users/${account.id}/${what}`, { body }, anything),
    ['person', account.id],
    ['people'],
  );
  const done = () => toasts.done(t('done'));
  const sure = (text: string, doing: string, wish: Wish) =>
    modals.openConfirmModal({
      title: account.username,
      children: <p className={layout.soft}>{text}</p>,
      labels: { confirm: doing, cancel: t('keep') },
      confirmProps: { variant: 'outline' },
      onConfirm: () => act.run(wish, done),
    });
  const name = account.username;
  return (
    <>
      <Panel label={name}>
        <div className={layout.stack}>
          <div className={styles.head}>
            <Initials name={name} flagged={account.suspended_at !== undefined} />
            <div>
              <h2>{name}</h2>
              <p className={layout.soft}>
                {account.email} ·{' '}
                {t('since', { id: account.id, when: dateOnly(language, account.created_at) })}
              </p>
            </div>
          </div>
          {!account.email_verified && (
            <div>
              <Pill tone="light">{t('unverified')}</Pill>
            </div>
          )}
          {account.suspended_at && (
            <p className={layout.noteWrong}>
              {t('suspendedSince', { when: moment(language, account.suspended_at) })}
            </p>
          )}
          {account.deleted_at && (
            <p className={layout.noteWrong}>
              {t('deletedSince', { when: moment(language, account.deleted_at) })}
              {account.deletion_reason && ` · ${account.deletion_reason}`}
            </p>
          )}
          <Refusal error={act.refusal} />
          {mayChange && (
            <div className={styles.actions}>
              {account.suspended_at ? (
                <Button
                  variant="default"
                  disabled={act.busy}
                  onClick={() => act.run({ what: 'reinstate' }, done)}
                >
                  {t('reinstate')}
                </Button>
              ) : (
                !own && (
                  <Button
                    variant="outline"
                    disabled={act.busy}
                    onClick={() =>
                      sure(t('suspendSure', { name }), t('suspend'), { what: 'suspend' })
                    }
                  >
                    {t('suspend')}
                  </Button>
                )
              )}
            </div>
          )}
        </div>
      </Panel>
      {!gone && !own && may('roles') && (
        <RolesPanel
          key={rolesOf(account).join()}
          account={account}
          busy={act.busy}
          onChange={(roles) =>
            sure(
              t('roleSure', {
                name,
                role: rolesText(t, {
                  ...account,
                  role: roles.role,
                  portal_roles: roles.portal_roles,
                }),
              }),
              t('roleChange'),
              { method: 'PUT', what: 'role', body: roles },
            )
          }
        />
      )}
      {mayChange && (
        <Panel title={t('sign')}>
          <div className={styles.actions}>
            <Button
              variant="default"
              disabled={act.busy}
              onClick={() => act.run({ what: 'unlock' }, done)}
            >
              {t('unlock')}
            </Button>
            <Button variant="default" onClick={() => setSettingPassword(true)}>
              {t('resetPassword')}
            </Button>
            <Button
              variant="default"
              disabled={act.busy}
              onClick={() =>
                sure(t('twoFactorSure', { name }), t('resetTwoFactor'), {
                  what: 'reset-two-factor',
                })
              }
            >
              {t('resetTwoFactor')}
            </Button>
            <Button
              variant="outline"
              disabled={act.busy}
              onClick={() =>
                sure(t('endSure', { name }), t('endSessions'), { what: 'end-sessions' })
              }
            >
              {t('endSessions')}
            </Button>
          </div>
        </Panel>
      )}
      {!gone && may('accounts') && <Devices id={account.id} />}
      <Games id={account.id} />
      <PasswordDialog
        opened={settingPassword}
        onClose={() => setSettingPassword(false)}
        busy={act.busy}
        error={act.refusal}
        onPassword={(password) =>
          act.run({ what: 'reset-password', body: { password } }, () => {
            setSettingPassword(false);
            done();
          })
        }
      />
    </>
  );
}

interface Setting {
  opened: boolean;
  busy: boolean;
  error: unknown;
  onClose(): void;
  onPassword(password: string): void;
}

function PasswordDialog({ opened, busy, error, onClose, onPassword }: Setting) {
  const { t } = useTexts(words);
  const [password, setPassword] = useState('');
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t('resetPassword')}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <form
        className={layout.stack}
        onSubmit={(event) => {
          event.preventDefault();
          onPassword(password);
          setPassword('');
        }}
      >
        <Refusal error={error} />
        <PasswordInput
          label={t('newPassword')}
          description={t('newPasswordHint')}
          autoComplete="new-password"
          minLength={8}
          required
          value={password}
          onChange={({ currentTarget }) => setPassword(currentTarget.value)}
        />
        <div>
          <Button type="submit" disabled={busy}>
            {t('resetPassword')}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
