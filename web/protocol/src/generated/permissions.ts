// Written by PermissionTest with -Dgenerated.write=true.

export const permissions = [
  'quizzes',
  'questions',
  'ads',
  'rehearsals',
  'games',
  'stage',
  'monitoring',
  'statistics',
  'game_log',
  'suspicions',
  'payouts',
  'disputes',
  'fund',
  'exports',
  'people',
  'accounts',
  'deletions',
  'bans',
  'roles',
  'audit',
  'system',
] as const;

export type Permission = (typeof permissions)[number];

/** All roles except administrator and player, in the order of the API. */
export const portalRoles = [
  'editor',
  'host',
  'finance',
  'support',
] as const;

export type PortalRole = (typeof portalRoles)[number];
