import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  type ClientFrame,
  type FrameOf,
  permissions,
  type Quiz,
  readServerFrame,
  type User,
} from '@quizcast/protocol';
import type { BrowserContextOptions } from 'playwright-core';
import { type WebSocket, WebSocketServer } from 'ws';
import { lobbyState, ME, mine, quiz, type Recorded, results } from '../recording.ts';
import { MockAuthoring, Refusal } from './authoring.ts';
import { MockPeople } from './people.ts';
import { MockPlayers } from './players.ts';
import { MockPortal } from './portal.ts';
import { MockReview } from './review.ts';

type StorageState = Exclude<NonNullable<BrowserContextOptions['storageState']>, string>;

/** Somebody who may sign in at the mock. */
export type Role = 'player' | 'admin';

const web = fileURLToPath(new URL('../..', import.meta.url));

const POLICY = [
  "default-src 'self'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "media-src 'self' blob:",
  "connect-src 'self'",
].join('; ');

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.md': 'text/markdown; charset=utf-8',
  '.png': 'image/png',
  '.webmanifest': 'application/manifest+json',
  '.woff2': 'font/woff2',
};

const BROKEN = { error: 'try again later', error_type: 'unavailable' };

const account: User = {
  id: ME,
  username: 'aruzhan',
  email: 'aruzhan@example.org',
  role: 'user',
  language: 'ru',
};

const administrator: User = { ...account, id: 1, username: 'admin', role: 'admin', permissions };

/** The key of the only stage link. */
export const STAGE_KEY = 'k'.repeat(43);

const AD = `<svg xmlns="http://www.w3.org/2000/svg" width="640" height="360"><rect width="640"
 height="360" fill="#c8772b"/><text x="320" y="190" font-size="48" fill="#fff" text-anchor="middle"
 font-family="sans-serif">Tea of the steppe</text></svg>`;

/**
 * A mock of the services with just enough to play a recorded game through the real page: the
 * routes, cookies, CSRF check, single-use tickets and frames of the contract. The test decides when
 * each frame is sent.
 */
export class MockSuite {
  readonly #http = createServer((request, response) => void this.#serve(request, response));
  readonly #ws = new WebSocketServer({ noServer: true });
  readonly #tickets = new Set<string>();
  #issued = 0;
  /** The valid access tokens. A page with any other token must renew it. */
  readonly #access = new Map<string, User>();
  readonly authoring = new MockAuthoring();
  readonly portal = new MockPortal();
  readonly people = new MockPeople();
  readonly players = new MockPlayers();
  /** A route that responds with 503, like a busy or restarting service. */
  failing: RegExp | undefined;
  readonly review = new MockReview();
  readonly received: ClientFrame[] = [];
  readonly requests: string[] = [];
  quiz: Quiz = quiz;
  state: FrameOf<'quiz:state'> = lobbyState;
  /** Whether answers are acknowledged immediately. */
  confirming = true;
  /** Whether sockets can be opened. */
  open = true;
  /** Whether the server stays silent, as on a connection whose loss nobody has noticed. */
  silent = false;
  /** The only permissions of an administrator who signs in; all if undefined. */
  granted: readonly string[] | undefined;
  #ticking: ReturnType<typeof setInterval> | undefined;

  static async start(): Promise<MockSuite> {
    const suite = new MockSuite();
    suite.#http.on('upgrade', (request, socket, head) => {
      const ticket = new URL(request.url ?? '', 'http://suite').searchParams.get('ticket');
      if (!suite.open || ticket === null || !suite.#tickets.delete(ticket)) {
        socket.end('HTTP/1.1 401 Unauthorized\r\nConnection: close\r\n\r\n');
        return;
      }
      suite.#ws.handleUpgrade(request, socket, head, (opened) => suite.#attend(opened));
    });
    await new Promise<void>((ready) => suite.#http.listen(0, '127.0.0.1', ready));
    return suite;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#http.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    clearInterval(this.#ticking);
    this.drop();
    this.#http.closeAllConnections();
    await new Promise((closed) => this.#http.close(closed));
  }

  /**
   * Sends frames to every socket. Throws if a frame violates the contract, because then the test is
   * wrong.
   */
  send(...frames: Recorded[]): void {
    for (const frame of frames) {
      const json = JSON.stringify(frame);
      if (readServerFrame(json) === undefined) throw new Error(`Not by the contract: ${json}`);
      for (const socket of this.#ws.clients) socket.send(json);
      this.#keepTicking(frame, json);
    }
  }

  /** While a question is open, a real server sends a frame every second. */
  #keepTicking(frame: Recorded, json: string): void {
    if (frame.type === 'quiz:player_count') return;
    clearInterval(this.#ticking);
    if (frame.type !== 'quiz:timer' || this.silent) return;
    this.#ticking = setInterval(() => {
      for (const socket of this.#ws.clients) socket.send(json);
    }, 600);
  }

  /** Drops every connection without a close frame, like a gateway that dies. */
  drop(): void {
    for (const socket of this.#ws.clients) socket.terminate();
  }

  expireAccess(): void {
    this.#access.clear();
  }

  answers(): ClientFrame[] {
    return this.received.filter(({ type }) => type === 'user:answer');
  }

  #attend(socket: WebSocket): void {
    const reply = (frame: Recorded) => socket.send(JSON.stringify(frame));
    socket.on('message', (content) => {
      const frame: ClientFrame = JSON.parse(String(content));
      this.received.push(frame);
      switch (frame.type) {
        case 'user:ready':
          reply({
            type: 'quiz:user_ready',
            data: { user_id: ME, quiz_id: this.quiz.id, player_count: 128 },
          });
          break;
        case 'user:resync':
          reply({ type: 'quiz:state', data: this.state });
          break;
        case 'user:heartbeat':
          reply({ type: 'server:heartbeat', data: { timestamp: Date.now() } });
          break;
        case 'user:answer':
          if (this.confirming) {
            const { question_id, selected_option } = frame.data;
            reply({ type: 'quiz:answer_accepted', data: { question_id, selected_option } });
          }
      }
    });
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://suite');
    if (!pathname.startsWith('/api/') && !pathname.startsWith('/uploads/')) {
      return this.#page(pathname, response);
    }
    this.requests.push(`${request.method} ${pathname}`);
    if (this.portal.breaks(pathname)) return json(response, this.portal.brokenStatus, BROKEN);
    if (pathname.startsWith('/uploads/')) {
      response.writeHead(200, { 'Content-Type': 'image/svg+xml' }).end(AD);
      return;
    }
    try {
      const body = await this.#answer(
        `${request.method} ${pathname}`,
        request,
        response,
        searchParams,
      );
      json(response, 200, body);
    } catch (refusal) {
      if (!(refusal instanceof Refusal)) throw refusal;
      const { message: error, type: error_type, more } = refusal;
      json(response, refusal.status, { error, error_type, ...more });
    }
  }

  async #answer(
    route: string,
    request: IncomingMessage,
    response: ServerResponse,
    search: URLSearchParams,
  ): Promise<unknown> {
    const id = this.quiz.id;
    if (this.failing?.test(route)) throw new Refusal(503, 'unavailable');
    switch (route) {
      case 'POST /api/auth/login': {
        const { email, password } = JSON.parse(await bodyOf(request));
        if (password !== 'correct horse') throw new Refusal(401, 'unauthorized');
        this.people.askForSecondFactor();
        return this.#signIn(response, email.startsWith('admin') ? administrator : account);
      }
      case 'POST /api/auth/two-factor':
        this.people.takeSecondFactor(JSON.parse(await bodyOf(request)));
        return this.#signIn(response, account);
      case 'POST /api/auth/google/exchange':
        this.people.takeGoogleCode(JSON.parse(await bodyOf(request)));
        return this.#signIn(response, account);
      case 'POST /api/auth/register':
        this.people.takeSignUp(JSON.parse(await bodyOf(request)));
        return this.#signIn(response, account);
      case 'POST /api/auth/refresh':
        this.#csrf(request);
        if (cookie(request, 'refresh_token') === undefined) throw new Refusal(401, 'token_invalid');
        return this.#signIn(response, account);
      case 'GET /api/auth/csrf':
        this.#user(request);
        return { csrf_token: 'csrf' };
      case 'POST /api/auth/ws-ticket': {
        this.#user(request);
        this.#csrf(request);
        this.#issued += 1;
        const ticket = `ticket-${this.#issued}`;
        this.#tickets.add(ticket);
        return { success: true, data: { ticket } };
      }
      case 'POST /api/stage/ticket': {
        const { key } = JSON.parse(await bodyOf(request));
        if (key !== STAGE_KEY) throw new Refusal(404, 'not_found');
        this.#issued += 1;
        this.#tickets.add(`stage-${this.#issued}`);
        return { ticket: `stage-${this.#issued}` };
      }
      case 'POST /api/auth/logout':
        this.#csrf(request);
        clearCookies(response);
        return { message: 'bye' };
      case 'PUT /api/users/me/language':
        return { message: 'ok' };
      case 'GET /api/users/me':
        return this.#shown(this.#user(request));
      case 'GET /api/quizzes/scheduled':
        return (
          this.portal.scheduled ??
          (['scheduled', 'in_progress'].includes(this.quiz.status) ? [this.quiz] : [])
        );
      case 'GET /api/quizzes/active':
        if (this.quiz.status !== 'in_progress') throw new Refusal(404, 'not_found');
        return this.quiz;
      case `GET /api/quizzes/${id}`:
        response.setHeader('ETag', `"${this.authoring.versionOf(id)}"`);
        return this.quiz;
      case `GET /api/quizzes/${id}/my-result`:
        this.#user(request);
        return mine;
      case `GET /api/quizzes/${id}/results`: {
        const page = Number(search.get('page'));
        const { username } = this.people;
        const named = results.filter((row) => row.username.includes(search.get('search') ?? ''));
        const shown = named
          .slice((page - 1) * 20, page * 20)
          .map((row) => (username && row.user_id === ME ? { ...row, username } : row));
        return { results: shown, total: named.length, page, per_page: 20 };
      }
      default: {
        const body = await bodyOf(request);
        const open =
          this.people.anybody(route, body) ?? this.players.anybody(route, search, this.quiz);
        if (open !== undefined) return open;
        const { role, permissions } = this.#user(request);
        if (!route.startsWith('GET')) this.#csrf(request);
        const own =
          this.people.answer(route, body) ??
          this.players.answer(route, body, search) ??
          this.review.own(route, body);
        if (/^(DELETE \/api\/users\/me|POST \/api\/auth\/logout-all)$/.test(route)) {
          clearCookies(response);
        }
        if (own !== undefined) return own;
        if (role !== 'admin' && !permissions?.length) throw new Refusal(404, 'not_found');
        const shown = this.portal.answer(route, body, search);
        if (shown !== undefined) return shown;
        const reviewed = await this.review.admins(route, body, search);
        if (reviewed !== undefined) return reviewed;
        return this.authoring.answer(route, request, response, body, search);
      }
    }
  }

  /** What a browser keeps of a sign-in: its cookies and the CSRF token. */
  signedIn(role: Role): StorageState {
    const cookie = { domain: '127.0.0.1', path: '/', expires: -1, secure: false } as const;
    return {
      cookies: [
        { name: 'access_token', value: this.#accessOf(role === 'admin' ? administrator : account) },
        { name: 'refresh_token', value: 'r' },
      ].map((one) => ({ ...one, ...cookie, httpOnly: true, sameSite: 'Lax' as const })),
      origins: [{ origin: this.url, localStorage: [{ name: 'quizcast.csrf', value: 'csrf' }] }],
    };
  }

  #accessOf(user: User): string {
    this.#issued += 1;
    const access = `access-${this.#issued}`;
    this.#access.set(access, user);
    return access;
  }

  #signIn(response: ServerResponse, user: User): unknown {
    const access = this.#accessOf(user);
    const attributes = 'Path=/; HttpOnly; SameSite=Lax';
    response.setHeader('Set-Cookie', [
      `access_token=${access}; ${attributes}`,
      `refresh_token=r; ${attributes}`,
    ]);
    return {
      user: this.#shown(user),
      csrfToken: 'csrf',
      accessToken: access,
      userId: user.id,
      expiresIn: 900,
    };
  }

  #shown(user: User): User {
    const { verified, profileComplete, username } = this.people;
    return {
      ...user,
      ...(username && { username }),
      ...(this.granted && user.role === 'admin' && { role: 'user', permissions: this.granted }),
      games_played: this.players.games,
      wins_count: this.players.games && 2,
      total_prize_won: this.players.games && 61_240,
      email_verified: verified,
      profile_complete: profileComplete,
    };
  }

  #user(request: IncomingMessage): User {
    const access = cookie(request, 'access_token');
    if (access === undefined) throw new Refusal(401, 'token_missing');
    const user = this.#access.get(access);
    if (user === undefined) throw new Refusal(401, 'token_expired');
    return user;
  }

  #csrf(request: IncomingMessage): void {
    if (request.headers['x-csrf-token'] !== 'csrf') throw new Refusal(403, 'csrf_token_missing');
  }

  async #page(pathname: string, response: ServerResponse): Promise<void> {
    const admin = pathname === '/admin' || pathname.startsWith('/admin/');
    const path = normalize(pathname).slice(admin ? '/admin'.length : 0);
    const wanted = extname(path) === '' ? '/index.html' : path;
    try {
      const content = await readFile(join(web, admin ? 'admin' : 'player', 'dist', wanted));
      // As strict as the real edge: no inline script and no foreign origins. Component libraries
      // need style elements.
      response.writeHead(200, {
        'Content-Type': types[extname(wanted)] ?? 'application/octet-stream',
        'Content-Security-Policy': POLICY,
      });
      response.end(content);
    } catch {
      response.writeHead(404).end();
    }
  }
}

function clearCookies(response: ServerResponse): void {
  const gone = 'Path=/; Max-Age=0';
  response.setHeader('Set-Cookie', [`access_token=; ${gone}`, `refresh_token=; ${gone}`]);
}

function json(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'Content-Type': 'application/json; charset=utf-8' });
  response.end(JSON.stringify(body));
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString();
}

function cookie(request: IncomingMessage, name: string): string | undefined {
  const pairs = (request.headers.cookie ?? '').split('; ').map((pair) => pair.split('='));
  return pairs.find(([key]) => key === name)?.[1];
}
