/** Codes this client closes a socket with. */
export const closing = {
  left: { code: 1000, reason: 'user disconnected' },
  stale: { code: 4001, reason: 'stale connection' },
} as const;

/**
 * Whether a closed socket is worth opening again. Server codes 4500–4999 say no: the session has
 * ended or the client is not welcome. Everything else, a lost network included, says come back.
 */
export function mayReconnect(code: number): boolean {
  return code < 4500 || code > 4999;
}
