/** The frame of a picture: one time axis in seconds from the end of the injection, and lanes stacked below each other. */
import type { Markish } from '@observablehq/plot';
import { text } from '@observablehq/plot';
import type { ExperimentAnalysis } from '../../model/analysis.ts';
import type { Instant } from '../../model/time.ts';
import { origin } from '../subject.ts';

/** Pixels of the drawing; a page scales it as a whole. */
export const WIDTH = 980;
export const LEFT = 150;
export const RIGHT = 18;
/** Widest estimate of a character of label text, for the narrow layout too, where text is drawn larger. */
export const CHARACTER = 8.3;

export interface Frame {
  readonly experiment: ExperimentAnalysis;
  readonly domain: readonly [number, number];
  /** Seconds from `t = 0`. */
  readonly seconds: (at: Instant) => number;
  /** Pixels from the left of the picture. */
  readonly pixels: (at: Instant) => number;
}

/** One horizontal lane: how tall it is, and what it draws with its top at `top` pixels. */
export interface ChartRow {
  readonly height: number;
  readonly draw: (top: number) => readonly Markish[];
}

export function frameOf(experiment: ExperimentAnalysis): Frame {
  const zero = origin(experiment);
  const seconds = (at: Instant): number => (at - zero) / 1000;
  const from = seconds(experiment.span.from);
  const to = Math.max(seconds(experiment.span.to), from + 0.001);
  const pixels = (at: Instant): number => LEFT + ((seconds(at) - from) / (to - from)) * (WIDTH - LEFT - RIGHT);
  return { experiment, domain: [from, to], seconds, pixels };
}

/** The instant on the axis, moved inside it. */
export const within = (frame: Frame, second: number): number =>
  Math.min(frame.domain[1], Math.max(frame.domain[0], second));

/** An empty lane. */
export const space = (height: number): ChartRow => ({ height, draw: () => [] });

/** A name in the left margin, its middle at `y`. */
export function marginLabel(name: string, y: number, className = 'lane-name'): Markish {
  const most = className === 'lane-name' ? 18 : 24;
  const short = name.length > most ? `${name.slice(0, most - 1)}…` : name;
  return text([name], {
    text: () => short,
    frameAnchor: 'left',
    textAnchor: 'end',
    dx: -10,
    y: () => y,
    className,
    title: (full: string) => full,
  });
}
