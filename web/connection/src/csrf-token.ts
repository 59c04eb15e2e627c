/** Where the CSRF token is kept. */
export interface CsrfTokenStore {
  get(): string | undefined;
  set(token: string | undefined): void;
}

/**
 * Kept in local storage, so that every tab of a browser holds the token of their common session and
 * it survives a reload. It is no secret: without the cookie it opens nothing.
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
        // Private modes refuse storage; the tab still works from memory.
      }
    },
  };
}
