// Numbers as a trainer says them. Inside everything is SI; outside it is what the practice uses.
import { UnitSystem } from '../api/types';

const METRES_A_FOOT = 0.3048;
const KG_A_POUND = 0.45359237;

export type Quantity = 'distance' | 'weight' | 'seconds';

/** An SI number in the practice's unit, rounded as it is read. */
export function toLocal(value: number, quantity: Quantity, units: UnitSystem): number {
  if (quantity === 'seconds') return rounded(value, 2);
  if (quantity === 'weight') {
    return units === 'us' ? rounded(value / KG_A_POUND, 1) : rounded(value, 2);
  }
  return units === 'us' ? rounded(value / METRES_A_FOOT, 1) : rounded(value, 2);
}

/** A number in the practice's unit as SI, with four digits behind the point. */
export function toSi(value: number, quantity: Quantity, units: UnitSystem): number {
  if (units === 'metric' || quantity === 'seconds') return rounded(value, 4);
  return rounded(value * (quantity === 'weight' ? KG_A_POUND : METRES_A_FOOT), 4);
}

export function unitOf(quantity: Quantity, units: UnitSystem): string {
  if (quantity === 'seconds') return 's';
  if (quantity === 'weight') return units === 'us' ? 'lb' : 'kg';
  return units === 'us' ? 'ft' : 'm';
}

/** "15 m", "50 ft", "23.4 kg". */
export function withUnit(value: number, quantity: Quantity, units: UnitSystem): string {
  return `${toLocal(value, quantity, units)} ${unitOf(quantity, units)}`;
}

/** "45 s", "4 min 30 s", "10 min"; fractions of a second only under a minute. */
export function timeInWords(seconds: number): string {
  if (seconds < 60) return `${rounded(seconds, 2)} s`;
  const whole = Math.round(seconds);
  const rest = whole % 60;
  const minutes = `${Math.floor(whole / 60)} min`;
  return rest === 0 ? minutes : `${minutes} ${rest} s`;
}

export function rounded(value: number, digits: number): number {
  const by = 10 ** digits;
  return Math.round(value * by) / by;
}
