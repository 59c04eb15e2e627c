import { type Guard, rest } from '@quizcast/protocol';
import type { APIRequestContext, Browser, BrowserContextOptions, Page } from 'playwright-core';
import { visit } from '../visitor.ts';

/** The address of the platform and the credentials of its admin; `./quizcast test` sets all three. */
export const url = process.env.QUIZCAST_URL ?? 'http://localhost:8080';
const adminEmail = process.env.QUIZCAST_ADMIN_EMAIL ?? 'admin@quizcast.local';
const adminPassword = process.env.QUIZCAST_ADMIN_PASSWORD ?? '';

/** This is long, because a game may start late on a busy machine. */
export const PATIENCE = { timeout: 120_000 };

/** A page of the platform. The first page after a start is slow, so it too gets all of the patience. */
export function open(browser: Browser, path: string, options: BrowserContextOptions = {}) {
  return visit(browser, url + path, options, PATIENCE.timeout);
}

/** A signed-in user with a browser context of their own. */
export class Person {
  readonly page: Page;
  readonly complaints: readonly string[];
  readonly close: () => Promise<void>;
  readonly #csrf: string;

  private constructor(visited: Awaited<ReturnType<typeof visit>>, csrf: string) {
    this.page = visited.page;
    this.complaints = visited.complaints;
    this.close = visited.close;
    this.#csrf = csrf;
  }

  static async admin(browser: Browser): Promise<Person> {
    const visited = await open(browser, '');
    const { request } = visited.page.context();
    const session = await enter(request, '/api/auth/login', {
      email: adminEmail,
      password: adminPassword,
    });
    return new Person(visited, session);
  }

  /** Signs up a new player whose pages are in `language`. */
  static async player(browser: Browser, name: string, language: string): Promise<Person> {
    const visited = await open(browser, '', { locale: language });
    const { request } = visited.page.context();
    const unique = `${name}_${Date.now().toString(36)}`;
    const session = await enter(request, '/api/auth/register', {
      username: unique,
      email: `${unique}@example.org`,
      password: `steppe ${unique} sky`,
      first_name: name,
      last_name: 'Player',
      birth_date: '1999-05-01',
      gender: 'prefer_not_to_say',
      tos_accepted: true,
      privacy_accepted: true,
    });
    await visited.page.evaluate((csrf) => localStorage.setItem('quizcast.csrf', csrf), session);
    return new Person(visited, session);
  }

  async send<T>(method: 'POST' | 'PUT', path: string, body: object, guard: Guard<T>): Promise<T> {
    const answer = await this.page.context().request.fetch(url + path, {
      method,
      data: body,
      headers: { 'X-CSRF-Token': this.#csrf },
      ...PATIENCE,
    });
    if (!answer.ok()) {
      throw new Error(`${method} ${path}: ${answer.status()} ${await answer.text()}`);
    }
    const content: unknown = await answer.json().catch(() => ({}));
    if (!guard(content)) throw new Error(`${method} ${path} answered ${JSON.stringify(content)}`);
    return content;
  }
}

async function enter(request: APIRequestContext, path: string, data: object): Promise<string> {
  const answer = await request.post(url + path, { data, ...PATIENCE });
  const content: unknown = await answer.json();
  if (!rest.signedIn(content)) throw new Error(`${path}: ${JSON.stringify(content)}`);
  return content.csrfToken;
}
