/** The part of the browser's `WebSocket` that a quiz needs, so that another transport can replace
 * it. */
export interface Line {
  readonly readyState: number;
  onopen: ((event: never) => void) | null;
  onmessage: ((message: never) => void) | null;
  onclose: ((event: never) => void) | null;
  send(text: string): void;
  close(code?: number, reason?: string): void;
}

/** The transport: a WebSocket, or an event stream if the network blocks WebSockets. */
export type Way = 'socket' | 'events';

/** Opens a connection to this page's origin. */
export function openLine(ticket: string, way: Way): Line {
  return way === 'socket'
    ? new WebSocket(`${location.origin.replace('http', 'ws')}/ws?ticket=${ticket}`)
    : new EventLine(ticket);
}

const CONNECTING = 0;
const OPEN = 1;
const CLOSED = 3;
/** The code that a WebSocket reports when the connection is lost. */
const CUT = 1006;

/** Receives frames as server-sent events, and sends frames as POST requests one after the other. */
export class EventLine implements Line {
  onopen: (() => void) | null = null;
  onmessage: ((message: { data: unknown }) => void) | null = null;
  onclose: ((event: { code: number }) => void) | null = null;
  readyState = CONNECTING;
  readonly #source: EventSource;
  #posts = '';
  #sent: Promise<unknown> = Promise.resolve();

  constructor(ticket: string) {
    this.#source = new EventSource(`/ws/events?ticket=${ticket}`);
    this.#source.addEventListener('stream', (event) => this.#opened(named(event).stream));
    this.#source.addEventListener('close', (event) => this.#closed(named(event).code));
    this.#source.onmessage = ({ data }) => this.onmessage?.({ data });
    // Closes the source, because it would reconnect by itself with a ticket that is already used.
    this.#source.onerror = () => this.#closed(CUT);
  }

  send(text: string): void {
    this.#sent = this.#sent.then(() => this.#post(text));
  }

  close(): void {
    this.#closed(undefined);
  }

  #opened(stream: unknown): void {
    if (typeof stream !== 'string' || this.readyState !== CONNECTING) return;
    this.#posts = `/ws/events/${stream}`;
    this.readyState = OPEN;
    this.onopen?.();
  }

  async #post(text: string): Promise<void> {
    if (this.readyState !== OPEN) return;
    try {
      const { status } = await fetch(this.#posts, { method: 'POST', body: text });
      if (status !== 202) this.#closed(CUT);
    } catch {
      this.#closed(CUT);
    }
  }

  #closed(code: unknown): void {
    if (this.readyState === CLOSED) return;
    this.readyState = CLOSED;
    this.#source.close();
    this.onclose?.({ code: typeof code === 'number' ? code : CUT });
  }
}

function named(event: MessageEvent): { stream?: unknown; code?: unknown } {
  return JSON.parse(event.data);
}
