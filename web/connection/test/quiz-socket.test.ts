import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ApiError, EventLine, type Link, QuizSocket, type Way } from '../src/index.ts';

/** A fake WebSocket that the test controls. */
class HeldSocket {
  static readonly OPEN = 1;
  readyState = 0;
  readonly sent: { type: string; data: object }[] = [];
  closedWith: number | undefined;
  onopen: (() => void) | null = null;
  onmessage: ((message: { data: unknown }) => void) | null = null;
  onclose: ((event: { code: number }) => void) | null = null;

  send(frame: string): void {
    this.sent.push(JSON.parse(frame));
  }
  close(code: number): void {
    this.readyState = 2;
    this.closedWith = code;
  }
  opens(): void {
    this.readyState = 1;
    this.onopen?.();
  }
  receives(type: string, data: object): void {
    this.onmessage?.({ data: JSON.stringify({ type, data }) });
  }
  drops(code: number): void {
    this.readyState = 3;
    this.onclose?.({ code });
  }
}

function line(ticket: () => Promise<string> = () => Promise.resolve('t'), looksOn = false) {
  const sockets: HeldSocket[] = [];
  const ways: Way[] = [];
  const links: Link[] = [];
  const seen: string[] = [];
  let signedOut = 0;
  const refresh = vi.fn(() => Promise.resolve());
  const socket = new QuizSocket(
    {
      quizId: 1,
      ticket,
      refresh,
      open: (_, way) => {
        const held = new HeldSocket();
        sockets.push(held);
        ways.push(way);
        return held;
      },
      random: () => 1,
      looksOn,
    },
    {
      link: (link) => links.push(link),
      frame: ({ type }) => seen.push(type),
      signedOut: () => {
        signedOut += 1;
      },
    },
  );
  const latest = () => {
    const held = sockets.at(-1);
    if (held === undefined) throw new Error('No socket was opened');
    return held;
  };
  return { socket, sockets, ways, links, seen, refresh, latest, signedOut: () => signedOut };
}

async function opened(...setup: Parameters<typeof line>) {
  const test = line(...setup);
  test.socket.start();
  await vi.advanceTimersByTimeAsync(0);
  test.latest().opens();
  return test;
}

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('WebSocket', HeldSocket);
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('an open connection', () => {
  it('joins and requests the state', async () => {
    const { latest, links } = await opened();
    expect(latest().sent).toEqual([
      { type: 'user:ready', data: { quiz_id: 1 } },
      { type: 'user:resync', data: { quiz_id: 1 } },
    ]);
    expect(links).toEqual(['connecting', 'open']);
  });

  it('sends a heartbeat every 30 s', async () => {
    const { latest } = await opened();
    await vi.advanceTimersByTimeAsync(30_000);
    expect(latest().sent.at(-1)).toEqual({ type: 'user:heartbeat', data: {} });
  });

  it('passes on valid frames and drops the rest', async () => {
    const { latest, seen } = await opened();
    latest().receives('quiz:player_count', { player_count: 3 });
    latest().receives('quiz:player_count', { player_count: 'three' });
    latest().onmessage?.({ data: new ArrayBuffer(2) });
    expect(seen).toEqual(['quiz:player_count']);
  });

  it('refreshes the token when the server says that it expires soon', async () => {
    const { latest, refresh, sockets } = await opened();
    latest().receives('TOKEN_EXPIRE_SOON', { expires_in: 120, unit: 'seconds' });
    expect(refresh).toHaveBeenCalledOnce();
    expect(sockets).toHaveLength(1);
  });

  it.each(['session_revoked', 'logout_all_devices'])('ends for good on %s', async (type) => {
    const { latest, links, sockets, signedOut } = await opened();
    latest().receives(type, {});
    await vi.advanceTimersByTimeAsync(60_000);
    expect(signedOut()).toBe(1);
    expect(latest().closedWith).toBe(1000);
    expect(links.at(-1)).toBe('ended');
    expect(sockets).toHaveLength(1);
  });
});

describe('a lost connection', () => {
  it.each([1000, 1001, 1006, 1012, 4000, 4001])('reconnects after code %i', async (code) => {
    const { latest, links, sockets } = await opened();
    latest().drops(code);
    expect(links.at(-1)).toBe('lost');
    await vi.advanceTimersByTimeAsync(400);
    expect(sockets).toHaveLength(2);
    latest().opens();
    expect(latest().sent.map(({ type }) => type)).toEqual(['user:ready', 'user:resync']);
  });

  it('stays closed after a code that forbids reconnecting', async () => {
    const { latest, links, sockets, signedOut } = await opened();
    latest().drops(4501);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(signedOut()).toBe(1);
    expect(links.at(-1)).toBe('ended');
    expect(sockets).toHaveLength(1);
  });

  it('waits longer each time and never gives up', async () => {
    const { latest, sockets } = await opened();
    for (const wait of [400, 800, 1600, 3200, 6400, 10_000, 10_000]) {
      const before = sockets.length;
      latest().drops(1006);
      await vi.advanceTimersByTimeAsync(wait - 1);
      expect(sockets).toHaveLength(before);
      await vi.advanceTimersByTimeAsync(1);
      expect(sockets).toHaveLength(before + 1);
    }
  });

  it('is detected by silence: soon in a question, later in the lobby', async () => {
    const { latest, sockets } = await opened();
    await vi.advanceTimersByTimeAsync(44_000);
    expect(sockets).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(3_000);
    expect(sockets[0]?.closedWith).toBe(4001);
    await vi.advanceTimersByTimeAsync(400);
    latest().opens();
    latest().receives('quiz:timer', { question_id: 7, remaining_seconds: 9, server_timestamp: 1 });
    await vi.advanceTimersByTimeAsync(10_000);
    expect(sockets[1]?.closedWith).toBe(4001);
  });

  it('reconnects at once when the page becomes visible', async () => {
    const { socket, latest, sockets } = await opened();
    latest().drops(1006);
    socket.wake();
    await vi.advanceTimersByTimeAsync(0);
    expect(sockets).toHaveLength(2);
    await vi.advanceTimersByTimeAsync(5_000);
    expect(sockets).toHaveLength(2);
  });

  it('reports whether a frame was sent', async () => {
    const { socket, latest } = await opened();
    expect(socket.send({ type: 'user:heartbeat', data: {} })).toBe(true);
    latest().drops(1006);
    expect(socket.send({ type: 'user:heartbeat', data: {} })).toBe(false);
  });
});

describe('a ticket', () => {
  it('refused because of the session ends the connection', async () => {
    const { socket, links, signedOut } = line(() =>
      Promise.reject(new ApiError(401, 'no', 'token_invalid')),
    );
    socket.start();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(signedOut()).toBe(1);
    expect(links.at(-1)).toBe('ended');
  });

  it('refused by a rate limit is requested again when the server allows', async () => {
    const ticket = vi
      .fn<() => Promise<string>>()
      .mockRejectedValueOnce(new ApiError(429, 'slowly', 'rate_limited', 5))
      .mockResolvedValue('t');
    const { socket, sockets } = line(ticket);
    socket.start();
    await vi.advanceTimersByTimeAsync(5_000);
    expect(sockets).toHaveLength(0);
    await vi.advanceTimersByTimeAsync(400);
    expect(sockets).toHaveLength(1);
  });

  it('that arrives after the page was left opens nothing', async () => {
    const { socket, sockets } = line();
    socket.start();
    socket.close();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(sockets).toHaveLength(0);
  });
});

describe('a network that blocks WebSockets', () => {
  it('leads to an event stream after two attempts, which is kept while it works', async () => {
    const test = line();
    test.socket.start();
    for (let lost = 0; lost < 2; lost += 1) {
      await vi.advanceTimersByTimeAsync(1_000);
      test.latest().drops(1006);
    }
    await vi.advanceTimersByTimeAsync(2_000);
    expect(test.ways).toEqual(['socket', 'socket', 'events']);
    test.latest().opens();
    test.latest().drops(4012);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(test.ways.at(-1)).toBe('events');
  });
});

/** A fake EventSource that the test controls. */
class HeldSource {
  static latest: HeldSource;
  readonly url: string;
  readonly listeners = new Map<string, (event: { data: string }) => void>();
  onmessage: ((event: { data: string }) => void) | null = null;
  onerror: (() => void) | null = null;
  open = true;

  constructor(url: string) {
    this.url = url;
    HeldSource.latest = this;
  }
  addEventListener(name: string, listener: (event: { data: string }) => void): void {
    this.listeners.set(name, listener);
  }
  says(name: string, data: object): void {
    this.listeners.get(name)?.({ data: JSON.stringify(data) });
  }
  close(): void {
    this.open = false;
  }
}

describe('an event stream', () => {
  const posts: { url: string; body: string }[] = [];
  let status = 202;

  function openEvents() {
    posts.length = 0;
    status = 202;
    vi.stubGlobal('EventSource', HeldSource);
    vi.stubGlobal('fetch', async (url: string, { body }: { body: string }) => {
      posts.push({ url, body });
      return { status };
    });
    const events = new EventLine('t1');
    const heard: unknown[] = [];
    const codes: number[] = [];
    events.onmessage = ({ data }) => heard.push(data);
    events.onclose = ({ code }) => codes.push(code);
    return { events, source: HeldSource.latest, heard, codes };
  }

  it('is open once its key has arrived, and posts frames in order', async () => {
    const { events, source, heard } = openEvents();
    const opened = vi.fn();
    events.onopen = opened;
    expect(source.url).toBe('/ws/events?ticket=t1');
    source.says('stream', { stream: 'abc' });
    expect(opened).toHaveBeenCalledOnce();
    events.send('one');
    events.send('two');
    await vi.advanceTimersByTimeAsync(0);
    expect(posts).toEqual([
      { url: '/ws/events/abc', body: 'one' },
      { url: '/ws/events/abc', body: 'two' },
    ]);
    source.onmessage?.({ data: '{"type":"x"}' });
    expect(heard).toEqual(['{"type":"x"}']);
  });

  it('reports its close code once, and never reconnects by itself', () => {
    const { source, codes } = openEvents();
    source.says('stream', { stream: 'abc' });
    source.says('close', { code: 4501, reason: 'session ended' });
    source.onerror?.();
    expect(codes).toEqual([4501]);
    expect(source.open).toBe(false);
  });

  it('is closed when a post finds no stream', async () => {
    const { events, source, codes } = openEvents();
    source.says('stream', { stream: 'abc' });
    status = 404;
    events.send('one');
    await vi.advanceTimersByTimeAsync(0);
    expect(codes).toEqual([1006]);
  });
});

it('a stage requests the state and does not join', async () => {
  const { latest } = await opened(undefined, true);
  expect(latest().sent.map(({ type }) => type)).toEqual(['user:resync']);
});
