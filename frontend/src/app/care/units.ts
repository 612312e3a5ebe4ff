import { UnitSystem } from '../api/types';

/** Weights are kilograms inside; a practice reads and writes them in its own unit. */
export const KG_PER_LB = 0.45359237;

export type WeightUnit = 'kg' | 'lb';

export function weightUnit(system: UnitSystem): WeightUnit {
  return system === 'us' ? 'lb' : 'kg';
}

/** The number a person reads: one digit behind the point, `23.4`. */
export function inUnit(kg: number, unit: WeightUnit): string {
  return (unit === 'lb' ? kg / KG_PER_LB : kg).toFixed(1);
}

/** `23.4 kg`, `51.6 lb`. */
export function weightName(kg: number, unit: WeightUnit): string {
  return `${inUnit(kg, unit)}\u00a0${unit}`;
}

/** Kilograms, two digits kept, of what was typed; null when it is no weight of a dog. */
export function kgOf(typed: string, unit: WeightUnit): number | null {
  const number = Number(typed.trim().replace(',', '.'));
  if (typed.trim() === '' || !Number.isFinite(number) || number <= 0) return null;
  const kg = Math.round((unit === 'lb' ? number * KG_PER_LB : number) * 100) / 100;
  return kg > 0 && kg <= 150 ? kg : null;
}

/** `+0.4 kg since 3 weeks earlier` is put together by the caller; this is its first part. */
export function changeName(fromKg: number, toKg: number, unit: WeightUnit): string {
  const change = Number(inUnit(toKg, unit)) - Number(inUnit(fromKg, unit));
  if (Math.abs(change) < 0.05) return `no change`;
  return `${change > 0 ? '+' : '−'}${Math.abs(change).toFixed(1)}\u00a0${unit}`;
}
