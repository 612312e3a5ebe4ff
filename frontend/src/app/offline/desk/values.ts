import { Body } from '../wire';

/** What stands in a body, read without trust: another version of the page may have written it. */
export function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

export function textOrNull(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

export function numberOrNull(value: unknown): number | null {
  return typeof value === 'number' ? value : null;
}

export function texts(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
}

export function parts(value: unknown): readonly Body[] {
  return Array.isArray(value) ? value.map((one) => part(one) ?? {}) : [];
}

export function part(value: unknown): Body | null {
  return typeof value === 'object' && value !== null ? (value as Body) : null;
}

/** A moment as the registry's read models write it: Greenwich in digits, fractions with six of them. */
export function isoMoment(moment: string): string {
  return moment
    .replace(/[Zz]$/, '+00:00')
    .replace(/\.(\d{1,6})\d*(?=[+-])/, (_, digits: string) =>
      Number(digits) === 0 ? '' : `.${digits.padEnd(6, '0')}`,
    );
}
