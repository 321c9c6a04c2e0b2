/** The frame of a measure's large picture: seconds upwards from zero, nights from left to right. Pixels of the drawing; a page scales it as a whole. */
import { quantile } from '../../statistics/quantile.ts';
import { valueScale } from '../comparison/value-scale.ts';
import type { NightPoint } from './series.ts';

export const WIDTH = 980;
export const LEFT = 8;
/** For the numbers beside the newest nights, which a narrow page shows first. */
const RIGHT = 72;
export const TOP = 26;
export const BOTTOM = 226;
/** A night takes no more, however few there are. */
const SLOT = 40;

export interface MeasureFrame {
  readonly x: (night: number) => number;
  /** Of milliseconds; what is far above all others is drawn at the edge. */
  readonly y: (value: number) => number;
  /** The width of a night. */
  readonly slot: number;
  readonly right: number;
  /** Milliseconds. */
  readonly ticks: readonly number[];
}

export const tenths = (value: number): number => Math.round(value * 10) / 10;

export function measureFrame(points: readonly NightPoint[], nights: number): MeasureFrame {
  const seen = points.flatMap((one) => [one.value.median ?? 0, one.band?.high ?? 0]);
  const scale = valueScale([0, Math.max(quantile(seen, 0.995), 1)], BOTTOM, TOP + 4, 6);
  const slot = Math.min(SLOT, (WIDTH - LEFT - RIGHT) / nights);
  return {
    slot,
    right: tenths(LEFT + slot * nights),
    ticks: scale.ticks,
    x: (night) => tenths(LEFT + (night + 0.5) * slot),
    y: (value) => tenths(Math.max(TOP + 4, scale.place(value))),
  };
}
