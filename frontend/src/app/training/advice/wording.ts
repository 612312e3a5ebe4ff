import { UnitSystem } from './facts';

/** Numbers as they stand in a sentence: the same words as the registry's `measures.wording`. */
const METRES_PER_FOOT = 0.3048;

export function counted(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}

/** At most one digit after the point. Halves go to the even digit, as in Python; toFixed rounds them up. */
export function tidy(value: number): string {
  const whole = Math.floor(value);
  const text = value - whole === 0.25 ? `${whole}.2` : value.toFixed(1);
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

export function listed(parts: readonly string[]): string {
  const last = parts.at(-1) ?? '';
  return parts.length > 1 ? `${parts.slice(0, -1).join(', ')} and ${last}` : last;
}

function toEven(value: number): number {
  const low = Math.floor(value);
  const over = value - low;
  if (over === 0.5) return low % 2 === 0 ? low : low + 1;
  return over < 0.5 ? low : low + 1;
}
