/** The fault: a band through all lanes, strong where it was certainly there, light where it may have been. */
import type { Markish } from '@observablehq/plot';
import { rect, ruleX, text } from '@observablehq/plot';
import { distinct } from '../../model/distinct.ts';
import { offsetText } from '../../model/duration-text.ts';
import { milliseconds } from '../../model/time.ts';
import type { ChartRow, Frame } from './frame.ts';
import { CHARACTER, LEFT, marginLabel, WIDTH } from './frame.ts';

interface Part {
  readonly from: number;
  readonly to: number;
}

function parts(frame: Frame): { certain: Part; possible: Part } | null {
  const { window } = frame.experiment;
  if (window === null) return null;
  const part = (span: typeof window.possible): Part => ({ from: frame.seconds(span.from), to: frame.seconds(span.to) });
  return { certain: part(window.certain), possible: part(window.possible) };
}

const box = (part: Part, y1: number, y2: number, className: string, title?: string): Markish =>
  rect([part], {
    x1: 'from',
    x2: 'to',
    y1: () => y1,
    y2: () => y2,
    className,
    ...(title === undefined ? {} : { title: () => title }),
  });

/** Behind the lanes, from `top` to `bottom`. */
export function faultBand(frame: Frame, top: number, bottom: number): readonly Markish[] {
  const band = parts(frame);
  if (band === null) return [];
  const edges = distinct([band.certain.from, band.certain.to]);
  return [
    box(band.possible, top, bottom, 'band possible'),
    box(band.certain, top, bottom, 'band certain'),
    ruleX(edges, { x: (one: number) => one, y1: top, y2: bottom, className: 'band-edge' }),
  ];
}

const offset = (second: number): string => offsetText(milliseconds(second * 1000));

interface LabelPlace {
  readonly second: number;
  readonly anchor: 'start' | 'end';
  readonly dx: number;
  readonly where: 'inside' | 'beside' | 'below';
}

/** Inside the bar where there is room, else right of it, else left of it, else below. */
function placeLabel(frame: Frame, bar: Part, label: string): LabelPlace {
  const { possible } = frame.experiment.window!;
  const [left, right] = [frame.pixels(possible.from), frame.pixels(possible.to)];
  const width = label.length * CHARACTER + 14;
  if (right - left > width) return { second: bar.from, anchor: 'start', dx: 8, where: 'inside' };
  if (right + width < WIDTH) return { second: bar.to, anchor: 'start', dx: 6, where: 'beside' };
  if (left - width > LEFT) return { second: bar.from, anchor: 'end', dx: -6, where: 'beside' };
  return { second: frame.domain[0], anchor: 'start', dx: 0, where: 'below' };
}

/** What the picture is wide enough for; the whole stands in the hover title and above the picture. */
const MOST_CHARACTERS = Math.floor((WIDTH - LEFT) / CHARACTER) - 1;
const shortened = (label: string): string =>
  label.length <= MOST_CHARACTERS ? label : `${label.slice(0, MOST_CHARACTERS - 1)}…`;

const describeEdges = (label: string, { certain, possible }: { certain: Part; possible: Part }): string =>
  `${label}: certain ${offset(certain.from)} … ${offset(certain.to)}, possible ${offset(possible.from)} … ${offset(possible.to)}`;

/** The lane that names it. */
export function faultRow(frame: Frame): ChartRow | null {
  const band = parts(frame);
  if (band === null) return null;
  const { label } = frame.experiment;
  const place = placeLabel(frame, band.possible, label);
  const below = place.where === 'below';
  const title = describeEdges(label, band);
  return {
    height: below ? 42 : 24,
    draw: (top) => [
      marginLabel('fault', top + 10),
      box(band.possible, top + 1, top + 19, 'fault possible', title),
      box(band.certain, top + 1, top + 19, 'fault certain', title),
      text([label], {
        x: () => place.second,
        y: () => top + (below ? 30 : 10),
        text: shortened,
        textAnchor: place.anchor,
        dx: place.dx,
        className: `fault-label ${place.where}`,
      }),
    ],
  };
}
