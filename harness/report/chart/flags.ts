/** Flags above the lanes: impact, detection, action and recovery, each with a pole down through all lanes. */
import type { Markish } from '@observablehq/plot';
import { link, ruleX, text } from '@observablehq/plot';
import type { Marker } from '../../model/analysis.ts';
import { offsetText } from '../../model/duration-text.ts';
import { between } from '../../model/time.ts';
import { origin } from '../subject.ts';
import type { PlacedFlag } from './flag-rows.ts';
import { placeFlags } from './flag-rows.ts';
import type { Frame } from './frame.ts';
import { CHARACTER, RIGHT, WIDTH } from './frame.ts';

const ROW = 18;

/** A shape for each kind, so that a flag is known without its colour. */
const shapes: Readonly<Record<Marker['kind'], string>> = { impact: '▼', detection: '◆', action: '■', recovery: '▲' };

interface LabelledFlag {
  readonly x: number;
  readonly width: number;
  readonly second: number;
  readonly label: string;
  readonly kind: Marker['kind'];
  /** Seconds between which it lies, where it was not observed; else null. */
  readonly range: readonly [number, number] | null;
}

export interface Flags {
  readonly height: number;
  /** Drawn before the lanes, so that no pole runs through a word. */
  readonly drawPoles: (bottom: number) => readonly Markish[];
  readonly drawLabels: () => readonly Markish[];
}

function drawLabel({ flag, left }: PlacedFlag<LabelledFlag>, y: number): readonly Markish[] {
  const at = { x: () => flag.second, y: () => y };
  return [
    text([flag], { ...at, text: () => shapes[flag.kind], className: `flag-shape ${flag.kind}` }),
    text([flag], {
      ...at,
      text: 'label',
      textAnchor: left ? 'end' : 'start',
      dx: left ? -9 : 9,
      className: 'flag-label',
    }),
  ];
}

const drawPole = ({ flag }: PlacedFlag<LabelledFlag>, y: number, bottom: number): Markish =>
  ruleX([flag], { x: 'second', y1: y + 6, y2: bottom, className: `pole ${flag.kind}` });

/** Both ends of what is possible, at the flag's height. */
const drawRange = ({ flag }: PlacedFlag<LabelledFlag>, y: number): readonly Markish[] => {
  const { range, kind } = flag;
  if (range === null) return [];
  const ends = { x1: () => range[0], x2: () => range[1], y1: () => y + 8, y2: () => y + 8 };
  return [
    link([flag], { ...ends, className: `range ${kind}` }),
    ruleX([...range], { x: (one: number) => one, y1: y + 5, y2: y + 11, className: `range ${kind}` }),
  ];
};

/** Its label with its time, unless the label tells one already. */
const timed = ({ label }: Marker, offset: string): string => (/\d m?s$/.test(label) ? label : `${label}  ${offset}`);

export function flags(frame: Frame): Flags {
  const zero = origin(frame.experiment);
  const all = frame.experiment.markers.map((marker): LabelledFlag => {
    const label = timed(marker, offsetText(between(zero, marker.at)));
    const { kind } = marker;
    return {
      x: frame.pixels(marker.at),
      second: frame.seconds(marker.at),
      width: label.length * CHARACTER + 12,
      label,
      kind,
      range: marker.within === undefined ? null : [frame.seconds(marker.within.from), frame.seconds(marker.within.to)],
    };
  });
  const placed = placeFlags(all, WIDTH - RIGHT + 12);
  const rows = Math.max(0, ...placed.map((one) => one.row + 1));
  const middle = (one: PlacedFlag<LabelledFlag>): number => (rows - one.row) * ROW - ROW / 2;
  return {
    height: rows * ROW + 4,
    drawPoles: (bottom) =>
      placed.flatMap((one) => [drawPole(one, middle(one), bottom), ...drawRange(one, middle(one))]),
    drawLabels: () => placed.flatMap((one) => drawLabel(one, middle(one))),
  };
}
