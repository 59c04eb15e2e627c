import type { Page } from 'playwright-core';

interface Times {
  begun?: number;
  shown?: number;
}

/**
 * Milliseconds from the loss of the connection to the message about it, by the page's own clock. A
 * slow test or a slow connection to the browser therefore does not count.
 *
 * @param lose makes the browser report that it is offline, or sends the frame after which the server
 * is silent
 * @param seconds the remaining seconds that this frame shows; without them the `offline` event counts
 */
export async function timeToMessage(
  page: Page,
  lose: () => unknown,
  seconds?: number,
): Promise<number> {
  await page.evaluate((last) => {
    const times: Times = {};
    Object.assign(window, { lossTimes: times });
    const begin = () => {
      times.begun ??= performance.now();
    };
    if (last === undefined) window.addEventListener('offline', begin);
    new MutationObserver(() => {
      if (document.querySelector(`.timer-ring[data-seconds="${last}"]`)) begin();
      if (times.begun !== undefined && document.querySelector('.link-sheet:not(.brief)')) {
        times.shown ??= performance.now();
      }
    }).observe(document.body, { subtree: true, childList: true, attributes: true });
  }, seconds);
  await lose();
  const found = await page.waitForFunction(() => {
    const { begun, shown } = (window as unknown as { lossTimes: Times }).lossTimes;
    return shown !== undefined && begun !== undefined ? { took: shown - begun } : undefined;
  });
  return (await found.jsonValue())?.took ?? Number.POSITIVE_INFINITY;
}
