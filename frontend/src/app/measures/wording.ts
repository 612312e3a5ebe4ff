import { dayText } from './days';
import { UnitSystem } from './facts';

/** Numbers as they stand in a sentence: the same words as the registry's `measures.wording`. */
const METRES_PER_FOOT = 0.3048;
const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');

export function counted(number: number, noun: string, plural = `${noun}s`): string {
  return `${number} ${number === 1 ? noun : plural}`;
}

/**
 * So many digits behind the point. Halves go to the even digit, as in Python; toFixed rounds them
 * up. Only a number that ends in an odd part of a power of two can lie exactly half-way.
 */
export function fixed(value: number, digits: number): string {
  const halves = Math.abs(value) * 2 ** (digits + 1);
  if (halves % 2 !== 1) return value.toFixed(digits);
  const shifted = toEven(Math.abs(value) * 10 ** digits) / 10 ** digits;
  return `${value < 0 ? '-' : ''}${shifted.toFixed(digits)}`;
}

/** At most one digit after the point, and none that says nothing. */
export function tidy(value: number): string {
  const text = fixed(value, 1);
  return text.endsWith('.0') ? text.slice(0, -2) : text;
}

export function percent(value: number): string {
  return `${tidy(value)} %`;
}

export function distance(metres: number, units: UnitSystem = 'metric'): string {
  return units === 'metric' ? `${tidy(metres)} m` : `${toEven(metres / METRES_PER_FOOT)} ft`;
}

export function duration(seconds: number): string {
  if (seconds < 60) return `${tidy(seconds)} s`;
  const whole = toEven(seconds);
  const rest = whole % 60;
  const minutes = (whole - rest) / 60;
  return rest > 0 ? `${minutes} min ${rest} s` : `${minutes} min`;
}

/** A day without doubt about its order: "3 Mar 2026". */
export function onDay(day: number): string {
  const [year = '', month = '', date = ''] = dayText(day).split('-');
  return `${Number(date)} ${MONTHS[Number(month) - 1] ?? ''} ${Number(year)}`;
}

export function listed(parts: readonly string[]): string {
  const last = parts.at(-1) ?? '';
  return parts.length > 1 ? `${parts.slice(0, -1).join(', ')} and ${last}` : last;
}

/** The nearest whole number; halves go to the even one. */
export function toEven(value: number): number {
  const low = Math.floor(value);
  const over = value - low;
  if (over === 0.5) return low % 2 === 0 ? low : low + 1;
  return over < 0.5 ? low : low + 1;
}
