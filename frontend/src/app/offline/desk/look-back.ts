/** What lies further back says little about the dog of today: the registry's `recent_sets`. */
export const LOOK_BACK_MS = 60 * 86_400_000;
