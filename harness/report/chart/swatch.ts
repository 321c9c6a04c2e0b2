/** How states and outcomes are drawn: a colour of the Okabe–Ito palette, a pattern and a letter each, never colour alone. */
import type { ContainerState } from '../../model/analysis.ts';
import type { Outcome } from '../../model/probe.ts';

export type Hatch = 'plain' | 'rising' | 'falling' | 'crossed' | 'upright' | 'level' | 'dotted' | 'hollow';

export interface Swatch {
  /** Names the pattern `#swatch-<id>` and the custom property `--look-<id>`. */
  readonly id: string;
  readonly words: string;
  readonly letter: string;
  readonly colour: string;
  /** Text on it; black or white, whichever reads at 4.5:1 or better. */
  readonly ink: string;
  readonly hatch: Hatch;
}

const swatch = (id: string, words: string, letter: string, colour: string, hatch: Hatch, ink = '#000'): Swatch => ({
  id,
  words,
  letter,
  colour,
  ink,
  hatch,
});

export const stateSwatch: Readonly<Record<ContainerState, Swatch>> = {
  created: swatch('created', 'created', 'C', '#c9ccd1', 'hollow'),
  starting: swatch('starting', 'starting', 'S', '#56B4E9', 'rising'),
  running: swatch('running', 'running', 'R', '#0072B2', 'level', '#fff'),
  healthy: swatch('healthy', 'healthy', 'H', '#009E73', 'plain'),
  unhealthy: swatch('unhealthy', 'unhealthy', 'U', '#D55E00', 'crossed'),
  paused: swatch('paused', 'paused', 'P', '#CC79A7', 'upright'),
  restarting: swatch('restarting', 'restarting', 'B', '#F0E442', 'falling'),
  exited: swatch('exited', 'exited', 'X', '#5a5e66', 'dotted', '#fff'),
  done: swatch('done', 'done', 'D', '#8fb8a8', 'dotted'),
  removed: swatch('removed', 'removed', '–', '#9a9da3', 'hollow'),
  unknown: swatch('unknown', 'not known', '?', '#c9ccd2', 'dotted'),
};

/** What a row of probe outcomes tells apart by swatch; the exact outcome stands in the hover title and in the table. */
const ok = swatch('ok', 'answered as declared', 'o', '#009E73', 'plain');
const badAnswer = swatch('bad-answer', 'bad answer', 'B', '#D55E00', 'plain');
const wrongBody = swatch('wrong-body', 'another body with a good status', 'W', '#6A3D9A', 'crossed', '#fff');
const degraded = swatch('degraded', 'degraded answer, in time', 'd', '#F0E442', 'falling');
const noConnection = swatch('no-connection', 'no connection', 'X', '#CC79A7', 'rising');
const noAnswer = swatch('no-answer', 'no answer in time', 'T', '#E69F00', 'upright');
const unknown = swatch('no-data', 'no data from the observer', '?', '#c9ccd2', 'hollow');
const late = swatch('late', 'the harness was late', 'L', '#9a9da3', 'dotted');

export const outcomeSwatch: Readonly<Record<Outcome, Swatch>> = {
  ok,
  wrong: badAnswer,
  wrong_body: wrongBody,
  http4xx: badAnswer,
  http5xx: badAnswer,
  protocol: badAnswer,
  starting: badAnswer,
  stopping: badAnswer,
  full: badAnswer,
  not_serving: badAnswer,
  denied: badAnswer,
  failed: badAnswer,
  degraded,
  closed_early: noConnection,
  refused: noConnection,
  reset: noConnection,
  dns: noConnection,
  unreachable: noConnection,
  tls: noConnection,
  connect_timeout: noAnswer,
  response_timeout: noAnswer,
  silent: noAnswer,
  harness_late: late,
  no_data: unknown,
};

/** Every swatch once, for the pattern definitions. */
export const swatches: readonly Swatch[] = [
  ...Object.values(stateSwatch),
  ok,
  badAnswer,
  wrongBody,
  degraded,
  noConnection,
  noAnswer,
  unknown,
  late,
];

/** The fill of a swatch: a pattern that holds its colour and its hatch. */
export const fillOf = (one: Swatch): string => `url(#look-${one.id})`;

/** How much of a row's height is filled: little where good or not known, half where degraded, all where bad. */
export const fillShare = ({ id }: Swatch): number =>
  id === ok.id || id === late.id || id === unknown.id ? 1 / 3 : id === degraded.id ? 2 / 3 : 1;
