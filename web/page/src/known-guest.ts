const KEY = 'quizcast.guest';

/**
 * Remembers that this browser has no session, so that the next visit of a guest starts without a
 * request that would be refused. If the storage was cleared, the server is asked once, because the
 * cookies may still exist: Safari clears storage after a week.
 */
export const knownGuest = {
  is(): boolean {
    try {
      return localStorage.getItem(KEY) !== null;
    } catch {
      return false;
    }
  },
  remember(): void {
    try {
      localStorage.setItem(KEY, 'yes');
    } catch {
      // Private modes refuse storage, so the server is then asked at every visit.
    }
  },
};
