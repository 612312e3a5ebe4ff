/** What the names of all databases with records begin with. */
export const DATABASE_PREFIX = 'longline.';
