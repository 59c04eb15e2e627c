import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const read = (path: string) => readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8');

const documents = ['auth-service', 'quiz-service', 'realtime-gateway', 'user-service'].map(
  (service) => JSON.parse(read(`web/protocol/openapi/${service}.json`)),
);

/** Every route of the services' OpenAPI documents, which their own tests keep up to date. */
const routes = documents.flatMap(({ paths }) =>
  Object.entries<object>(paths).flatMap(([path, methods]) =>
    Object.keys(methods)
      .filter((method) => /^(get|post|put|patch|delete)$/.test(method))
      .map((method) => `${method.toUpperCase()} ${path}`),
  ),
);

const lines = [
  ...read('docs/portal-routes.md').matchAll(/^\| `([A-Z]+ [^`]+)` \| `([^`]+)` \|/gm),
].map(([, route = '', page = '']) => ({ route, page }));

/** Routes below `/api/quizzes` for players or for everybody. */
const forPlayers = [
  'GET /api/quizzes',
  'GET /api/quizzes/active',
  'GET /api/quizzes/scheduled',
  'GET /api/quizzes/{id}',
  'GET /api/quizzes/{id}/results',
  'GET /api/quizzes/{id}/my-result',
  'GET /api/quizzes/{id}/my-answers',
  'GET /api/quizzes/{id}/my-disputes',
  'GET /api/quizzes/{id}/my-seat',
  'POST /api/quizzes/{id}/disputes',
  'GET /api/quizzes/{id}/registration',
  'POST /api/quizzes/{id}/registration',
  'DELETE /api/quizzes/{id}/registration',
  'GET /api/quizzes/{id}/calendar.ics',
  'GET /api/quizzes/{id}/preview',
  'GET /api/quizzes/{id}/proof',
  'GET /api/quizzes/{id}/proof/answers',
];

function isForAdmins(route: string): boolean {
  const [, path = ''] = route.split(' ');
  if (/^\/api\/(auth\/)?admin\//.test(path)) return true;
  return /^\/api\/quizzes(\/|$)/.test(path) && !forPlayers.includes(route);
}

it('every admin route is used by the portal', () => {
  const placed = new Set(lines.map(({ route }) => route));
  expect(routes.filter(isForAdmins).filter((route) => !placed.has(route))).toEqual([]);
});

it('every row of the table is an existing route', () => {
  expect(lines.map(({ route }) => route).filter((route) => !routes.includes(route))).toEqual([]);
});

it('every page in the table is a page of the portal', () => {
  const app = read('web/admin/src/app.tsx');
  const pages = new Set(lines.map(({ page }) => page));
  expect([...pages].filter((page) => !app.includes(`path="${page}"`))).toEqual([]);
});
