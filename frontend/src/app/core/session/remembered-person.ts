import { Me } from '../../api/types';

/**
 * Who was signed in last on this device, so that the page opens for them where there is no
 * network. It opens nothing else: the session is the cookie's, and the token that writes need is
 * not kept. Gone with the log-out, and once the registry says that the session is over.
 */
const KEY = 'longline.person';

export function rememberPerson(me: Me): void {
  try {
    localStorage.setItem(KEY, JSON.stringify({ ...me, csrf_token: '' }));
  } catch {
    localStorage.removeItem(KEY); // the device is full: an older state would be a wrong one
  }
}

export function rememberedPerson(): Me | null {
  try {
    return JSON.parse(localStorage.getItem(KEY) ?? 'null') as Me | null;
  } catch {
    return null; // cut off by a full disk
  }
}

export function forgetPerson(): void {
  localStorage.removeItem(KEY);
}
