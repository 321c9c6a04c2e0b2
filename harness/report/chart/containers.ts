/** A row for each container: its state over time, and below it the runs of its health check. */
import type { Markish } from '@observablehq/plot';
import { link, rect, text } from '@observablehq/plot';
import type { ReplicaReading, StateSpan } from '../../model/analysis.ts';
import { offsetText, secondsText } from '../../model/duration-text.ts';
import { between, milliseconds } from '../../model/time.ts';
import { origin } from '../subject.ts';
import type { ChartRow, Frame } from './frame.ts';
import { marginLabel } from './frame.ts';
import { fillOf, stateSwatch } from './swatch.ts';

const HEIGHT = 20;
/** Checks nearer than this many pixels are drawn as one. */
const CHECK_PIXELS = 3;

function title(frame: Frame, name: string, { state, from, to }: StateSpan): string {
  const zero = origin(frame.experiment);
  const lasted = secondsText(between(from, to));
  return `${name} ${state} for ${lasted}: ${offsetText(between(zero, from))} … ${offsetText(between(zero, to))}`;
}

/** The whole word where it fits, else the letter, else nothing. */
function caption(frame: Frame, { state, from, to }: StateSpan): string {
  const room = frame.pixels(to) - frame.pixels(from);
  const { words, letter } = stateSwatch[state];
  if (room >= words.length * 8 + 10) return words;
  return room >= 13 ? letter : '';
}

function blocks(frame: Frame, name: string, lane: readonly StateSpan[], top: number): readonly Markish[] {
  return [
    rect(lane, {
      x1: (one: StateSpan) => frame.seconds(one.from),
      x2: (one: StateSpan) => frame.seconds(one.to),
      y1: () => top,
      y2: () => top + HEIGHT,
      fill: (one: StateSpan) => fillOf(stateSwatch[one.state]),
      className: 'state',
      title: (one: StateSpan) => title(frame, name, one),
    }),
    text(lane, {
      x: (one: StateSpan) => (frame.seconds(one.from) + frame.seconds(one.to)) / 2,
      y: () => top + HEIGHT / 2,
      text: (one: StateSpan) => caption(frame, one),
      fill: (one: StateSpan) => stateSwatch[one.state].ink,
      // A halo in the block's own colour keeps the word readable on its hatch.
      stroke: (one: StateSpan) => stateSwatch[one.state].colour,
      className: 'state-name',
    }),
  ];
}

/** At most one check for each few pixels; a bad one is never hidden by a good one. */
function thinned(frame: Frame, checks: ReplicaReading['looks']): ReplicaReading['looks'] {
  const kept = new Map<number, ReplicaReading['looks'][number]>();
  for (const check of checks) {
    const column = Math.floor(frame.pixels(check.end) / CHECK_PIXELS);
    if (kept.get(column)?.good !== false) kept.set(column, check);
  }
  return [...kept.values()];
}

function drawChecks(frame: Frame, checks: ReplicaReading['looks'], top: number): readonly Markish[] {
  type Check = ReplicaReading['looks'][number];
  const x = (one: Check): number => frame.seconds(one.end);
  const zero = origin(frame.experiment);
  const said = (one: Check): string =>
    `health check ${one.good ? 'passed' : 'failed'} at ${offsetText(between(zero, one.end))} ` +
    `in ${secondsText(milliseconds(one.end - one.start))}: ${one.output.slice(0, 120)}`;
  const good = checks.filter((one) => one.good);
  const bad = checks.filter((one) => !one.good);
  return [
    link(good, { x1: x, x2: x, y1: () => top + 1, y2: () => top + 6, className: 'look good', title: said }),
    text(bad, { x, y: () => top + 4, text: () => '✖', className: 'look bad', title: said }),
  ];
}

/** All containers of all services, in their order. */
export const containerRows = (frame: Frame): readonly ChartRow[] =>
  frame.experiment.services.flatMap((service) =>
    service.replicas.map((replica) => {
      const name = service.replicas.length > 1 ? `${service.service} ${replica.replica}` : service.service;
      const checks = thinned(frame, replica.looks);
      return {
        height: HEIGHT + (checks.length > 0 ? 18 : 8),
        draw: (top: number) => [
          marginLabel(name, top + HEIGHT / 2),
          ...blocks(frame, name, replica.lane, top),
          ...(checks.length === 0 ? [] : [marginLabel('its health checks', top + HEIGHT + 6, 'lane-name minor')]),
          ...drawChecks(frame, checks, top + HEIGHT + 2),
        ],
      };
    }),
  );
