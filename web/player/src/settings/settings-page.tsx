import { buttonClass, Segmented, Title, useSession } from '@quizcast/page';
import type { User } from '@quizcast/protocol';
import { type Choice, chooseTheme, themeChoice } from '@quizcast/theme';
import { languages, ownNameOf, useLanguage } from '@quizcast/words';
import { Bell, Gift, IdCard, KeyRound, Mail, MonitorSmartphone, ShieldCheck } from 'lucide-react';
import { useState } from 'react';
import { Link } from 'react-router';
import { SignedIn } from '../session/signed-in.tsx';
import { GoogleRow } from './google-row.tsx';
import { InstallButton } from './install-button.tsx';
import css from './settings.module.css';
import { SettingsRow } from './settings-row.tsx';
import { SigningOut } from './signing-out.tsx';
import { useSettingsText } from './text.ts';

/** The list of settings of the account and this device. */
export function SettingsPage() {
  return <SignedIn>{(user) => <Settings user={user} />}</SignedIn>;
}

function Settings({ user }: { user: User }) {
  const t = useSettingsText();
  const email = user.email ?? '';
  return (
    <div className={css.page}>
      <Title>{t('title')}</Title>
      <section aria-labelledby="account">
        <h2 id="account" className={css.label}>
          {t('account')}
        </h2>
        <ul className="rows">
          <SettingsRow
            to="/settings/details"
            icon={IdCard}
            title={t('details')}
            lead={t('detailsLead')}
          />
          <SettingsRow
            to="/verify-email?next=/settings"
            icon={Mail}
            title={t('email')}
            lead={t(user.email_verified ? 'emailDone' : 'emailOpen', { email })}
          />
          <SettingsRow
            to="/settings/password"
            icon={KeyRound}
            title={t('password')}
            lead={t('passwordLead')}
          />
          <SettingsRow
            to="/two-factor"
            icon={ShieldCheck}
            title={t('twoFactor')}
            lead={t('twoFactorLead')}
          />
          <GoogleRow />
          <SettingsRow
            to="/settings/sessions"
            icon={MonitorSmartphone}
            title={t('sessions')}
            lead={t('sessionsLead')}
          />
          <SettingsRow
            to="/settings/notifications"
            icon={Bell}
            title={t('notifications')}
            lead={t('notificationsLead')}
          />
          <SettingsRow to="/prizes" icon={Gift} title={t('prizes')} lead={t('prizesLead')} />
        </ul>
      </section>
      <Device />
      <section aria-labelledby="data" className={css.group}>
        <h2 id="data" className={css.label}>
          {t('data')}
        </h2>
        <a className={buttonClass({})} href="/api/users/me/export" download>
          {t('export')}
        </a>
        <Link className={buttonClass({ kind: 'danger' })} to="/settings/delete">
          {t('delete')}
        </Link>
      </section>
      <SigningOut />
    </div>
  );
}

/** Settings of this device only. */
function Device() {
  const t = useSettingsText();
  const { language, choose } = useLanguage();
  const { tellLanguage } = useSession();
  const [theme, setTheme] = useState(themeChoice);
  const themes: readonly Choice[] = ['system', 'night', 'dawn'];
  return (
    <section aria-labelledby="device" className={css.group}>
      <h2 id="device" className={css.label}>
        {t('device')}
      </h2>
      <Segmented
        label={t('language')}
        value={language}
        choices={languages.map((value) => ({ value, text: ownNameOf(value), lang: value }))}
        onChange={(next) => {
          choose(next);
          tellLanguage(next);
        }}
      />
      <Segmented
        label={t('theme')}
        value={theme}
        choices={themes.map((value) => ({ value, text: t(`theme.${value}`) }))}
        onChange={(next) => {
          setTheme(next);
          chooseTheme(next);
        }}
      />
      <InstallButton />
    </section>
  );
}
