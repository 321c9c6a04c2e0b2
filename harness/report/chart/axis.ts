/** The time axis below a picture, with its grid through all lanes. */
import type { Markish } from '@observablehq/plot';
import { ruleX, text } from '@observablehq/plot';
import { countText } from '../../model/count-text.ts';
import type { Frame } from './frame.ts';

const steps = [0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 30, 60, 120, 300, 600, 1200, 3600, 7200];

/** Ten hours doubled as often as it takes. */
const longStep = (length: number): number => 36_000 * 2 ** Math.max(0, Math.ceil(Math.log2(length / (12 * 36_000))));

/** Round steps of seconds, so that about a dozen ticks come of them, however long the axis is. */
export function ticks([from, to]: readonly [number, number]): number[] {
  const step = steps.find((one) => (to - from) / one <= 12) ?? longStep(to - from);
  const first = Math.ceil(from / step - 1e-9);
  const last = Math.floor(to / step + 1e-9);
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) =>
    Number(((first + index) * step).toFixed(1)),
  );
}

const tickLabel = (second: number): string =>
  Number.isInteger(second)
    ? `${second < 0 ? '−' : ''}${countText(Math.abs(second))}`
    : String(second).replace('-', '−');

/** Thin lines through the lanes, and a strong one at `t = 0`. */
export const grid = (frame: Frame, top: number, bottom: number): readonly Markish[] => [
  ruleX(ticks(frame.domain), { x: (one: number) => one, y1: top, y2: bottom, className: 'grid' }),
  ruleX([0], { x: (one: number) => one, y1: top, y2: bottom, className: 'zero' }),
];

/** Tick labels and what they count. */
export const axis = (frame: Frame, top: number): readonly Markish[] => [
  text(ticks(frame.domain), { x: (one: number) => one, y: () => top + 10, text: tickLabel, className: 'tick' }),
  text([0], {
    frameAnchor: 'right',
    textAnchor: 'end',
    y: () => top + 27,
    text: () =>
      frame.experiment.window === null
        ? 'seconds from the end of the baseline'
        : 'seconds from the end of the injection',
    className: 'axis-name',
  }),
];
