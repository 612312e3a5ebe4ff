/** For so many days a file that no note will take along is shown before it goes. */
export const LOOSE_DAYS = 30;
