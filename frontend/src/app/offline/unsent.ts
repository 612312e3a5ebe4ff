/** What an edit of this device is called among the registry's revisions until it is one of them. */
export const UNSENT = 'unsent';
