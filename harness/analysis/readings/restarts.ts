/** Restarts by the policy: each death, the start that followed, and the wait that was due. */
import type { ServiceReading } from '../../model/analysis.ts';
import { between, type Duration, type DurationRange, type Instant, instant, type Span } from '../../model/time.ts';
import { backOffBounds, backOffResetAfter } from '../../prediction/restart.ts';
import type { Change } from '../event-index.ts';
import { diedByEngine } from './deaths.ts';

export type Restart = ServiceReading['restarts'][number];

/** A restart with its place in the series since the last calm. */
export interface CountedRestart extends Restart {
  readonly replica: number;
  /** Which restart in a row it is, each after a short life. */
  readonly inRow: number;
  readonly gap: Duration | null;
  /** The bounds of its back-off; two of them are joined where the uptime leaves open whether the series began again. */
  readonly bounds: DurationRange;
}

/** How near to ten seconds an uptime may be without saying on which side of the reset it was. */
const doubt = 500;

/** Deaths of this service's containers that no API call caused, over the whole run, in order. */
export function countRestarts(changes: readonly Change[]): CountedRestart[] {
  const replicas = new Set(changes.map((one) => one.replica));
  const all = [...replicas].flatMap((replica) => countOf(changes.filter((one) => one.replica === replica)));
  return all.sort((a, b) => a.died - b.died);
}

function countOf(changes: readonly Change[]): CountedRestart[] {
  const counted: CountedRestart[] = [];
  let inRow = 0;
  let startedAt: Instant = instant(Number.NEGATIVE_INFINITY);
  changes.forEach(({ change, engineAt, replica }, index) => {
    if (change.to === 'started') {
      startedAt = engineAt;
      const previous = changes.findLastIndex((one, before) => before < index && one.change.to === 'died');
      // A start through the API begins the series again.
      if (previous < 0 || diedByEngine(changes, previous)) inRow = 0;
    }
    if (change.to !== 'died' || diedByEngine(changes, index)) return;
    const uptime = engineAt - startedAt;
    const unsure = Math.abs(uptime - backOffResetAfter) < doubt;
    const n = uptime >= backOffResetAfter && !unsure ? 1 : inRow + 1;
    const bounds = backOffBounds(n);
    const started = startAfter(changes, index);
    counted.push({
      replica,
      died: engineAt,
      started,
      exitCode: change.exitCode,
      inRow: n,
      gap: started === null ? null : between(engineAt, started),
      bounds: unsure ? { min: backOffBounds(1).min, max: bounds.max } : bounds,
    });
    inRow = n;
  });
  return counted;
}

function startAfter(changes: readonly Change[], died: number): Instant | null {
  const next = changes.find((one, index) => index > died && ['started', 'created', 'removed'].includes(one.change.to));
  return next?.change.to === 'started' ? next.engineAt : null;
}

/** The restarts whose death lies in `span`, without starts that we caused ourselves in `ours`. */
export function restartsIn(counted: readonly CountedRestart[], span: Span, ours: readonly Span[]): CountedRestart[] {
  return counted
    .filter((one) => one.died >= span.from && one.died <= span.to)
    .map((one) => {
      const { started } = one;
      const isOurs = started !== null && ours.some(({ from, to }) => started >= from && started <= to);
      return isOurs ? { ...one, started: null, gap: null } : one;
    })
    .map((one) => (one.started !== null && one.started > span.to ? { ...one, started: null, gap: null } : one));
}
