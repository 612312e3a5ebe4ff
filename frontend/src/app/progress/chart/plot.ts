import { thinned } from './scales';

/**
 * A chart as data: everything that stands on the paper, in pixels. The builders make it, `ll-plot`
 * draws it, and tests read it; no decision about the data is left to the drawing.
 */
export type StrokeKind = 'data' | 'aim' | 'trend' | 'curve' | 'stick' | 'drop' | 'level';

export interface Tick {
  readonly at: number;
  readonly label: string;
}

export interface Stroke {
  readonly kind: StrokeKind;
  readonly d: string;
}

/** A line from top to bottom where something changed: solid for a phase, dashed for a condition. */
export interface Upright {
  readonly kind: 'phase' | 'condition' | 'mark';
  readonly x: number;
  readonly label: string;
  /** The phase that was running before the first point has a name and no line. */
  readonly line: boolean;
}

export interface Label {
  readonly x: number;
  readonly row: number;
  readonly text: string;
  readonly end: boolean;
  readonly kind: Upright['kind'];
}

export interface Mark {
  readonly x: number;
  readonly y: number;
  readonly thin: boolean;
  readonly sentence: string;
  readonly link: string | null;
  readonly whisker: readonly [number, number] | null;
}

export interface GapMark {
  readonly x: number;
  /** Something was recorded that makes no value: drawn upright (+), not crossed out. */
  readonly observed: boolean;
  readonly sentence: string;
}

export interface Paper {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

export interface Plot {
  readonly width: number;
  readonly height: number;
  readonly paper: Paper;
  readonly xTicks: readonly Tick[];
  readonly yTicks: readonly Tick[];
  readonly xTitle: string;
  readonly yTitle: string;
  readonly strokes: readonly Stroke[];
  readonly uprights: readonly Upright[];
  readonly labels: readonly Label[];
  readonly marks: readonly Mark[];
  readonly gaps: readonly GapMark[];
}

export const LABEL_ROW = 18;
const SIGN_WIDTH = 7.4;
const HEIGHT = 260;

/** The paper that is left when axes and `rows` rows of labels have their place. */
export function paperOf(width: number, rows: number, height = HEIGHT): Paper & { height: number } {
  const top = 26 + rows * LABEL_ROW;
  return { left: 46, right: width - 12, top, bottom: top + height - 60, height: top + height };
}

/** Each label in the first row where it touches no other, right of its line, or left at the edge. */
export function placeLabels(uprights: readonly Upright[], right: number): Label[] {
  const rows: [number, number][][] = [];
  return [...uprights]
    .sort((one, other) => one.x - other.x)
    .map((upright) => {
      const long = upright.label.length * SIGN_WIDTH + 8;
      const end = upright.x + long > right && upright.x - long > 0;
      const taken: [number, number] = end
        ? [upright.x - long, upright.x]
        : [upright.x, upright.x + long];
      let row = rows.findIndex((held) => held.every(([a, b]) => taken[1] <= a || taken[0] >= b));
      if (row < 0) row = rows.push([]) - 1;
      rows[row]?.push(taken);
      return { x: upright.x + (end ? -4 : 4), row, text: upright.label, end, kind: upright.kind };
    });
}

/** A line through places on the paper. */
export function through(places: readonly (readonly [number, number])[]): string {
  return places.map(([x, y], i) => `${i === 0 ? 'M' : 'L'}${fixed(x)} ${fixed(y)}`).join('');
}

/** Ticks that do not run into each other. */
export function roomFor(ticks: readonly Tick[], length: number, each = 62): Tick[] {
  return thinned(ticks, Math.floor(length / each));
}

function fixed(value: number): string {
  return String(Math.round(value * 10) / 10);
}

/** A plot with nothing on its paper. */
export function bare(width: number, paper: Paper & { height: number }): Plot {
  return {
    width,
    height: paper.height,
    paper,
    xTicks: [],
    yTicks: [],
    xTitle: '',
    yTitle: '',
    strokes: [],
    uprights: [],
    labels: [],
    marks: [],
    gaps: [],
  };
}
