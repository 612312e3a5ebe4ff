/** Weeks as a calendar shows them. A day is a number of days since 1970, as in `measures/days`. */
const DAYS = 7;
const MONDAY = 1;

/** 1 is Monday, 7 is Sunday. */
export function weekdayOf(day: number): number {
  return ((((day + 3) % DAYS) + DAYS) % DAYS) + 1; // 1970 began with a Thursday
}

/** The seven days of the week that a day lies in. */
export function weekOf(day: number, firstWeekday: number): readonly number[] {
  const first = day - ((weekdayOf(day) - firstWeekday + DAYS) % DAYS);
  return Array.from({ length: DAYS }, (_, n) => first + n);
}

/**
 * The weekday that a week begins with: by the practice's language where it names a country, else by
 * this device's, else Monday. A bare `en` is nobody's choice and says nothing.
 */
export function firstWeekday(practice: string, device: string): number {
  for (const tag of [practice, device]) {
    const first = firstOf(tag);
    if (first !== null) return first;
  }
  return MONDAY;
}

/** Not every engine has this yet, nor calls it the same. */
interface WithWeek {
  readonly weekInfo?: { readonly firstDay: number };
  getWeekInfo?(): { readonly firstDay: number };
}

function firstOf(tag: string): number | null {
  try {
    const locale = new Intl.Locale(tag);
    if (!locale.region) return null;
    const knowing = locale as unknown as WithWeek;
    return (knowing.getWeekInfo?.() ?? knowing.weekInfo)?.firstDay ?? null;
  } catch {
    return null; // not a language tag
  }
}
