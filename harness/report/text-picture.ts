/** An experiment drawn with characters, for places that show text only: one row each for fault, containers and probes. */
import type { ContainerState, ExperimentAnalysis, OutcomeRun } from '../model/analysis.ts';
import { listText } from '../model/count-text.ts';
import { offsetText } from '../model/duration-text.ts';
import type { Outcome } from '../model/probe.ts';
import { severity } from '../model/severity.ts';
import type { Span } from '../model/time.ts';
import { between } from '../model/time.ts';
import { outcomeSwatch, stateSwatch } from './chart/swatch.ts';
import { harmless } from './paint.ts';
import { origin } from './subject.ts';

const COLUMNS = 60;

/** Where the picture begins, after the row's name. */
const NAME = 21;

/** Bars of a probe: low where good, tall where not, a letter where it was degraded, or looked good and was not; `·` where nothing was due. */
const bars = { good: '▁', bad: '█', wrong: 'W', degraded: 'd', late: '▄', none: '·' } as const;

/** The fault: while it surely held, and while it may have. */
const shades = { held: '▓', maybe: '▒' } as const;

/** The columns that a span touches, first and last; at least one. */
function columns(axis: Span, span: Span): readonly [number, number] {
  const scale = COLUMNS / Math.max(1, axis.to - axis.from);
  const first = Math.min(COLUMNS - 1, Math.max(0, Math.floor((span.from - axis.from) * scale)));
  return [first, Math.min(COLUMNS - 1, Math.max(first, Math.ceil((span.to - axis.from) * scale) - 1))];
}

function paintRow(row: string[], [first, last]: readonly [number, number], character: string): void {
  for (let column = first; column <= last; column += 1) row[column] = character;
}

/** By severity. */
const barsOf = [bars.good, bars.late, bars.degraded, bars.bad, bars.wrong] as const;

const barOf = (outcome: Outcome): string => barsOf[severity(outcome)];

/** Good first, so that what is worse paints over it. */
function probeRow(axis: Span, runs: readonly OutcomeRun[]): string {
  const row = Array<string>(COLUMNS).fill(bars.none);
  for (const run of runs.toSorted((one, other) => severity(one.outcome) - severity(other.outcome))) {
    paintRow(row, columns(axis, run), barOf(run.outcome));
  }
  return row.join('');
}

function laneRow(axis: Span, lane: readonly (Span & { readonly state: ContainerState })[]): string {
  const row = Array<string>(COLUMNS).fill(' ');
  // The longest first, so that a state of an instant still has its letter.
  for (const span of lane.toSorted((one, other) => other.to - other.from - (one.to - one.from)))
    paintRow(row, columns(axis, span), stateSwatch[span.state].letter);
  return row.join('');
}

function faultRow({ span, window }: ExperimentAnalysis): string {
  const row = Array<string>(COLUMNS).fill('·');
  if (window === null) return row.join('');
  paintRow(row, columns(span, window.possible), shades.maybe);
  paintRow(row, columns(span, window.certain), shades.held);
  return row.join('');
}

/** Where the axis begins, where zero is, where it ends. */
function axisRow(experiment: ExperimentAnalysis): string {
  const { span } = experiment;
  const zero = origin(experiment);
  const last = offsetText(between(zero, span.to));
  const row = offsetText(between(zero, span.from)).padEnd(COLUMNS - last.length) + last;
  const [at] = columns(span, { from: zero, to: zero });
  const free = row.slice(Math.max(0, at - 1), at + 2).trim() === '';
  return free ? `${row.slice(0, at)}0${row.slice(at + 1)}` : row;
}

/** Lines of at most 82 characters. Letters of containers: C S R H U P B X D, as in the legend of the HTML report. */
export function textPicture(experiment: ExperimentAnalysis): readonly string[] {
  const { span } = experiment;
  if (span.to <= span.from) return [];
  const rows: [string, string][] = [['fault', faultRow(experiment)]];
  for (const service of experiment.services) {
    for (const replica of service.replicas)
      rows.push([`${service.service} ${replica.replica}`, laneRow(span, replica.lane)]);
  }
  for (const probe of experiment.probes) {
    rows.push([probe.probe, probeRow(span, [...probe.strip.fresh, ...probe.strip.kept])]);
  }
  rows.push(['', axisRow(experiment)]);
  return rows.map(([name, row]) =>
    `${harmless(name)
      .slice(0, NAME - 1)
      .padEnd(NAME)}${row}`.trimEnd(),
  );
}

/** What the letters, bars and shades of a picture mean; only those that occur, and every one of them. */
export function textLegend(experiment: ExperimentAnalysis): string {
  const states = new Set(
    experiment.services.flatMap((one) => one.replicas.flatMap(({ lane }) => lane.map(({ state }) => state))),
  );
  const runs = experiment.probes.flatMap((one) => [...one.strip.fresh, ...one.strip.kept]);
  const bad = new Set(runs.filter((one) => severity(one.outcome) === 3).map((one) => outcomeSwatch[one.outcome].words));
  const parts: string[] = [...states].map((state) => `${stateSwatch[state].letter} ${stateSwatch[state].words}`);
  const drawn = new Set(
    textPicture(experiment)
      .slice(0, -1)
      .flatMap((row) => [...row.slice(NAME)]),
  );
  const marks = [
    [shades.held, 'the fault'],
    [shades.maybe, 'the fault may hold'],
    [bars.good, 'good'],
    [bars.degraded, outcomeSwatch.degraded.words],
    [bars.late, 'not known'],
    [bars.none, 'none'],
  ] as const;
  for (const [mark, words] of marks) if (drawn.has(mark)) parts.push(`${mark} ${words}`);
  if (bad.size > 0) parts.push(`${bars.bad} ${listText([...bad], 'or')}`);
  if (runs.some((one) => one.outcome === 'wrong_body')) parts.push(`${bars.wrong} ${outcomeSwatch.wrong_body.words}`);
  return parts.join(', ');
}
