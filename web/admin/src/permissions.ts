import { type Permission, permissions, type User } from '@quizcast/protocol';

export function permissionsOf(user: User): ReadonlySet<Permission> {
  return new Set(permissions.filter((one) => user.permissions?.includes(one)));
}
