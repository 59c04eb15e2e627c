/** Stores the CSRF token. */
export interface CsrfTokenStore {
  get(): string | undefined;
  set(token: string | undefined): void;
}

/**
 * Uses local storage, so that all tabs of a browser share the token of their session and the token
 * survives a reload. The token is not a secret: it is useless without the cookie.
 */
export function browserCsrfToken(storage: Storage, key = 'quizcast.csrf'): CsrfTokenStore {
  let memory: string | undefined;
  return {
    get() {
      try {
        return storage.getItem(key) ?? memory;
      } catch {
        return memory;
      }
    },
    set(token) {
      memory = token;
      try {
        if (token === undefined) storage.removeItem(key);
        else storage.setItem(key, token);
      } catch {
        // Private modes refuse storage, so the token is then kept in memory.
      }
    },
  };
}
