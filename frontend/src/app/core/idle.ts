const LONGEST_WAIT_MS = 1_500;
const WITHOUT_WORD_MS = 100;

/** Does what nobody waits for once the page has nothing else to do, or after a while all the same. */
export function whenIdle(deed: () => void): void {
  // Safari does not say when it is idle.
  if ('requestIdleCallback' in window) requestIdleCallback(deed, { timeout: LONGEST_WAIT_MS });
  else setTimeout(deed, WITHOUT_WORD_MS);
}

/** Does it whenever the network is back, or the page is looked at again. */
export function onWaking(deed: () => void): void {
  window.addEventListener('online', deed);
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') deed();
  });
}
