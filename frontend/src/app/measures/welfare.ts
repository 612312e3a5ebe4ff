import { counted } from './wording';

/** When to stop pushing, whatever the score: the registry's `measures.welfare`. */
export const FAS_BRAKE = 4;
const OPT_OUT_BRAKE = 2;
export const FAS_RISE = 2;

export interface Brake {
  readonly on: boolean;
  readonly reasons: readonly string[];
}

export function fasRises(values: readonly number[]): boolean {
  return values.length > 1 && (values.at(-1) ?? 0) - (values[0] ?? 0) >= FAS_RISE;
}

/** On at a peak FAS of 4 or more, or at two or more opt-outs. What was not observed does not brake. */
export function welfareBrake(fasPeak: number | null, optOuts: number): Brake {
  const reasons: string[] = [];
  if (fasPeak !== null && fasPeak >= FAS_BRAKE) {
    reasons.push(`FAS peaked at ${fasPeak} of 5; from ${FAS_BRAKE} on there is no push.`);
  }
  if (optOuts >= OPT_OUT_BRAKE) {
    reasons.push(
      `The dog opted out ${counted(optOuts, 'time')}; from ${OPT_OUT_BRAKE} on there is no push.`,
    );
  }
  return { on: reasons.length > 0, reasons };
}
