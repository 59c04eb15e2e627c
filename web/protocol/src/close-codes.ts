/** The codes with which this client closes a socket. */
export const closing = {
  left: { code: 1000, reason: 'user disconnected' },
  stale: { code: 4001, reason: 'stale connection' },
} as const;

/**
 * Whether to reconnect after a close. Server codes 4500–4999 forbid it, because the session has
 * ended or the client is refused. After any other code, including a lost network, the client
 * reconnects.
 */
export function mayReconnect(code: number): boolean {
  return code < 4500 || code > 4999;
}
