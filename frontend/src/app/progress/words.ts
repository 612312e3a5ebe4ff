import { ChartPoint, Series, UnitSystem } from '../api/types';
import { counted, dayOf } from '../shared/text/moments';
import { measureLabel, phaseLabel, short, Shown, shownIn } from './measures';

/** What a chart says, in sentences: of one point, of a gap, of the whole. */
const dayFormat = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  timeZone: 'UTC',
});

/** `6 Oct`, by the clock of the place. */
export function dayWord(iso: string): string {
  return dayFormat.format(new Date(dayOf(iso)));
}

/** `80 %`, `0.6 per min`, `28 m`. */
export function valueWords(value: number, shown: Shown): string {
  const number = short(value * shown.factor);
  return shown.unit === 'count' ? number : `${number} ${shown.unit}`;
}

/** `6 Oct: 8 of 10 correct, 80 %, likely 49–94 %.` */
export function pointSentence(point: ChartPoint, shown: Shown): string {
  const parts = [
    point.correct !== null && point.scorable !== null
      ? `${String(point.correct)} of ${String(point.scorable)} correct`
      : '',
    valueWords(point.value, shown),
    point.lower !== null && point.upper !== null
      ? `likely ${short(point.lower * shown.factor)}–${valueWords(point.upper, shown)}`
      : '',
    point.observed_s === null ? '' : `watched for ${watched(point.observed_s)}`,
    point.thin ? 'few trials, read with care' : '',
  ];
  return `${dayWord(point.at)}: ${parts.filter((part) => part !== '').join(', ')}`;
}

export function breakWords(point: ChartPoint): string {
  if (point.break_before === 'phase_change') return 'A new phase begins.';
  if (point.break_before === 'not_observed') return 'Not observed before this.';
  return point.break_before === 'missing_day' ? 'Days without a record before this.' : '';
}

/** `Not observed: fog`, or `No value: the meetings …` where something was seen that makes none. */
export function gapWords(gap: Series['gaps'][number]): string {
  return `${gap.observed ? 'No value' : 'Not observed'}: ${gap.reason}`;
}

/** One sentence for the whole chart: how much there is, the first and last value, the phase now. */
export function summary(name: string, series: Series, system: UnitSystem): string {
  const shown = shownIn(series, system);
  const what = `${name}, ${measureLabel(series.measure).toLowerCase()}`;
  const first = series.points.at(0);
  const last = series.points.at(-1);
  const unseen = series.gaps.filter((gap) => !gap.observed).length;
  const silent = series.gaps.length - unseen;
  const gaps = [
    unseen > 0 ? ` ${counted(unseen, 'time')} it was not observed.` : '',
    silent > 0 ? ` ${counted(silent, 'record')} without a value.` : '',
  ].join('');
  if (!first || !last) return `${what}: nothing measured yet.${gaps}`;
  const phase = series.phases.at(-1);
  const running = phase?.to === null && !phase.implied;
  const now = running ? ` Now in ${phaseLabel(phase.kind).toLowerCase()}.` : '';
  const value = (point: ChartPoint): string => valueWords(point.value, shown);
  const span =
    series.points.length === 1
      ? `one point, ${value(first)} on ${dayWord(first.at)}`
      : `${counted(series.points.length, 'point')}, from ${value(first)} on ${dayWord(first.at)} to ${value(last)} on ${dayWord(last.at)}`;
  return `${what}: ${span}.${now}${gaps}`;
}

/** `×1.4 per week`, or `÷1.4 per week` when it falls. */
export function perWeek(factor: number): string {
  const grows = factor >= 1;
  return `${grows ? '×' : '÷'}${(grows ? factor : 1 / factor).toFixed(2)} per week`;
}

function watched(seconds: number): string {
  return seconds < 120 ? `${short(seconds)} s` : `${short(seconds / 60)} min`;
}
