import { Schemas, ThresholdCurve } from '../api/types';
import { TWO_SIDED_Z } from './distributions';
import { fsum } from './exact-sum';
import { Exposure, UnitSystem } from './facts';
import { fitLogistic, Line, Prior } from './logistic';
import { counted, distance } from './wording';

/**
 * The distance at which a dog starts to react: the registry's `measures.threshold`. The chance of
 * staying calm rises with the logarithm of the distance; a part of the meetings leans on the dog's
 * own curve through all of them.
 */
const CALM_AT_MOST = 2;
const FEW_EXPOSURES = 8;
const CONTACT_M = 0.3;
const USUAL_SLOPE = 4;
const LEAST_SLOPE = 1;
const SD_OF_LOG_DISTANCE = 0.7;
const SD_OF_SLOPE = 2;
const SD_OF_LOG_DISTANCE_IN_PARTS = 0.35;
const SD_OF_SLOPE_IN_PARTS = 1;

interface Meeting {
  readonly metres: number;
  readonly calm: boolean;
}

/** The distance at which the dog is calm half of the time, and what it is made of. */
export interface Fitted extends Omit<ThresholdCurve, 'mostly_calm' | 'caveats'> {
  readonly meetings: readonly Meeting[];
}

/** The curve through the meetings; null when none has both a distance and a response. */
export function thresholdCurve(
  exposures: readonly Exposure[],
  units: UnitSystem,
): ThresholdCurve | null {
  const fitted = fittedCurve(exposures);
  if (!fitted) return null;
  const { meetings, ...curve } = fitted;
  const { line, centre_log_m, calm } = curve;
  return {
    ...curve,
    mostly_calm: curve.half_calm && calmDistance(line, centre_log_m, 0.8),
    caveats: [
      ...caveatsOf(meetings, { calm, slope: line.slope, units }),
      ...leftOut(exposures.length - meetings.length),
    ],
  };
}

/** `own` is the dog's curve through all of its meetings, when these are a part of them. */
export function fittedCurve(
  exposures: readonly Exposure[],
  own: Fitted | null = null,
): Fitted | null {
  const meetings = exposures.flatMap(meetingOf);
  if (meetings.length === 0) return null;
  const whole = own?.half_calm ? own : null;
  const logs = meetings.map(({ metres }) => Math.log(metres));
  const centre = whole ? logHalfCalm(whole) : fsum(logs) / logs.length;
  const outcomes = meetings.map(({ calm }, i) => ({ x: (logs[i] ?? 0) - centre, good: calm }));
  const line = fitLogistic(outcomes, priorOf(whole));
  const calm = meetings.filter((one) => one.calm).length;
  const mixed = 0 < calm && calm < meetings.length;
  const tells = line.slope >= LEAST_SLOPE && (whole !== null || mixed);
  return {
    exposures: meetings.length,
    calm,
    half_calm: tells ? calmDistance(line, centre, 0.5) : null,
    centre_log_m: centre,
    line,
    thin: meetings.length < FEW_EXPOSURES,
    meetings,
  };
}

function meetingOf({ distance_m, response }: Exposure): Meeting[] {
  if (distance_m === null || response === null) return [];
  return [{ metres: Math.max(distance_m, CONTACT_M), calm: response <= CALM_AT_MOST }];
}

function logHalfCalm({ line, centre_log_m }: Fitted): number {
  return centre_log_m - line.intercept / Math.max(line.slope, LEAST_SLOPE);
}

function priorOf(own: Fitted | null): Prior {
  const slope = own ? Math.max(own.line.slope, LEAST_SLOPE) : USUAL_SLOPE;
  const spread = own ? SD_OF_LOG_DISTANCE_IN_PARTS : SD_OF_LOG_DISTANCE;
  return {
    intercept: 0,
    slope,
    interceptPrecision: (spread * slope) ** -2,
    slopePrecision: (own ? SD_OF_SLOPE_IN_PARTS : SD_OF_SLOPE) ** -2,
  };
}

/** Where the curve reaches `share`; the interval by the delta method on the logarithm. */
function calmDistance(line: Line, centre: number, share: number): Schemas['CalmDistance'] {
  const away = Math.log(share / (1 - share)) - line.intercept;
  const byIntercept = -1 / line.slope;
  const bySlope = -away / line.slope ** 2;
  const variance =
    byIntercept ** 2 * line.variance_intercept +
    bySlope ** 2 * line.variance_slope +
    2 * byIntercept * bySlope * line.covariance;
  const log = centre + away / line.slope;
  const half = TWO_SIDED_Z * Math.sqrt(Math.max(0, variance));
  return { metres: Math.exp(log), lower: Math.exp(log - half), upper: Math.exp(log + half) };
}

function caveatsOf(
  meetings: readonly Meeting[],
  { calm, slope, units }: { calm: number; slope: number; units: UnitSystem },
): string[] {
  const told: string[] = [];
  const metres = meetings.map((one) => one.metres);
  const near = distance(
    metres.reduce((least, one) => Math.min(least, one)),
    units,
  );
  const far = distance(
    metres.reduce((most, one) => Math.max(most, one)),
    units,
  );
  const span = `${counted(meetings.length, 'meeting')} from ${near} to ${far}`;
  if (calm === meetings.length) {
    told.push(
      `Calm in ${span} without exception: the reaction starts somewhere nearer than ${near}.`,
    );
  } else if (calm === 0) {
    told.push(`Not calm in any of ${span}: the reaction starts somewhere beyond ${far}.`);
  } else if (slope < LEAST_SLOPE) {
    told.push(
      `Over ${span}, distance made no clear difference: ` +
        'look at trigger, place and what came before.',
    );
  }
  if (meetings.length < FEW_EXPOSURES) {
    const few = counted(meetings.length, 'meeting');
    told.push(`Only ${few}: the distances lean on the usual shape of such curves.`);
  }
  return told;
}

function leftOut(meetings: number): string[] {
  if (meetings === 0) return [];
  const were = meetings === 1 ? 'was' : 'were';
  return [`${counted(meetings, 'meeting')} without a distance or a response ${were} left out.`];
}
