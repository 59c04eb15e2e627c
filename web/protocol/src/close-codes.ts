/** The codes with which this client closes a socket. */
export const closing = {
  left: { code: 1000, reason: 'user disconnected' },
  stale: { code: 4001, reason: 'stale connection' },
} as const;

/** The gateway's own close codes; a test compares them with its table. */
export const serverCloseCodes = {
  brokenProtocol: 1002,
  binary: 1003,
  brokenFrames: 1007,
  tooBig: 1009,
  leaving: 4012,
  roleChanged: 4403,
  tooSlow: 4408,
  silent: 4409,
  stuck: 4410,
  tooManyFrames: 4429,
  sessionEnded: 4501,
  accountDeleted: 4502,
} as const;

/**
 * Whether to reconnect after a close. Server codes 4500–4999 forbid it, because the session has
 * ended or the client is refused. After any other code, including a lost network, the client
 * reconnects.
 */
export function mayReconnect(code: number): boolean {
  return code < 4500 || code > 4999;
}
