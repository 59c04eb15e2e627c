import type { Account } from '@quizcast/protocol';
import { type PortalRole, portalRoles } from '@quizcast/protocol';
import type { Translate } from '../texts.ts';
import type { Word } from './words.ts';

export type Role = 'admin' | PortalRole;

/** The roles that make somebody more than a player. */
export function rolesOf({ role, portal_roles: given }: Account): readonly Role[] {
  return role === 'admin' ? ['admin'] : portalRoles.filter((one) => given?.includes(one));
}

export function rolesText(t: Translate<Word>, account: Account): string {
  const roles = rolesOf(account);
  if (roles.length === 0) return t('role_user');
  return roles.map((role) => t(`role_${role}`)).join(', ');
}
