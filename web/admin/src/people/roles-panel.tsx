import { Button, Checkbox } from '@mantine/core';
import { type Account, portalRoles } from '@quizcast/protocol';
import { useState } from 'react';
import layout from '../parts/layout.module.css';
import { Panel } from '../parts/panel.tsx';
import { useTexts } from '../texts.ts';
import { type Role, rolesOf } from './roles.ts';
import { words } from './words.ts';

export interface Roles {
  readonly role: 'user' | 'admin';
  readonly portal_roles: readonly string[];
}

interface Given {
  account: Account;
  busy: boolean;
  onChange(roles: Roles): void;
}

/** The roles of a person. Without one they are a player; an administrator needs no other role. */
export function RolesPanel({ account, busy, onChange }: Given) {
  const { t } = useTexts(words);
  const known = rolesOf(account);
  const [chosen, setChosen] = useState<readonly Role[]>(known);
  const isAdmin = chosen.includes('admin');
  const changed = [...chosen].sort().join() !== [...known].sort().join();
  const choose = (role: Role, wanted: boolean) =>
    setChosen(wanted ? [...chosen, role] : chosen.filter((one) => one !== role));
  return (
    <Panel title={t('roles')}>
      <div className={layout.stack}>
        {(['admin', ...portalRoles] as const).map((role) => (
          <Checkbox
            key={role}
            label={t(`role_${role}`)}
            description={t(`may_${role}`)}
            checked={chosen.includes(role)}
            disabled={busy || (isAdmin && role !== 'admin')}
            onChange={({ currentTarget }) => choose(role, currentTarget.checked)}
          />
        ))}
        <p className={layout.soft}>{t('roleHint')}</p>
        <div>
          <Button
            variant="default"
            disabled={busy || !changed}
            onClick={() =>
              onChange({
                role: isAdmin ? 'admin' : 'user',
                portal_roles: isAdmin ? [] : portalRoles.filter((role) => chosen.includes(role)),
              })
            }
          >
            {t('roleChange')}
          </Button>
        </div>
      </div>
    </Panel>
  );
}
