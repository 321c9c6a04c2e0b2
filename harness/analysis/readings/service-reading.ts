/** One service over one experiment, as its engine saw it. */
import type { ContainerState, Measured, Observed, Relapse, ServiceReading } from '../../model/analysis.ts';
import { between, type Duration, type Instant, milliseconds, type Span } from '../../model/time.ts';
import type { Change, Chronicle, ExperimentEvents } from '../event-index.ts';
import { amountOf } from './damage.ts';
import { endsOf } from './done.ts';
import type { SettledRun } from './effective-settings.ts';
import { detectionIn, type EngineRecovery, serviceRecoveryIn, type Wellness, wellSpans } from './engine-reading.ts';
import type { ProbeSight } from './probe-reading.ts';
import { readReplicas } from './replicas.ts';
import { engineResolution } from './resolution.ts';
import { countRestarts, restartsIn } from './restarts.ts';
import { clip, intersectSpans, mergeSpans, outsideOf, totalOf } from './spans.ts';
import type { Windows } from './windows.ts';

/** All that is known of a service in one experiment; readings and judgements are made from it. */
export interface ServiceSight {
  readonly name: string;
  readonly checked: boolean;
  /** Without the ends that are what it is for. */
  readonly changes: readonly Change[];
  readonly replicas: ServiceReading['replicas'];
  readonly well: Wellness;
  /** When events of the engine were lost. */
  readonly lost: readonly Span[];
  readonly resolution: Duration;
  /** When we reverted or acted ourselves. */
  readonly ours: Span | null;
}

export function serviceSight(
  name: string,
  chronicle: Chronicle,
  run: SettledRun,
  windows: Windows,
  events: ExperimentEvents,
): ServiceSight {
  const replicas = readReplicas(name, chronicle, run, windows.span);
  const checked = run.service(name)?.health != null;
  const ends = endsOf(name, chronicle, run);
  const began = events.revertBegan;
  return {
    name,
    checked,
    changes: (chronicle.changes.get(name) ?? []).filter((one) => !ends.has(one)),
    replicas,
    well: {
      best: wellSpans(replicas, checked, windows.span, 'best'),
      worst: wellSpans(replicas, checked, windows.span, 'worst'),
    },
    lost: chronicle.lost,
    resolution: engineResolution(chronicle),
    ours: began === null ? null : { from: began.at, to: events.revertEnded?.ended ?? windows.span.to },
  };
}

export function readService(
  sight: ServiceSight,
  windows: Windows,
  probes: readonly ProbeSight[],
  isTarget: boolean,
): ServiceReading {
  const { whole, after } = windows;
  const shared = { service: sight.name, checked: sight.checked, replicas: sight.replicas };
  if (whole === null) {
    const never: Observed = { seen: false, until: milliseconds(0), censoredBy: 'ended' };
    return {
      ...shared,
      detection: never,
      detectedAs: null,
      action: null,
      recovery: never,
      residualRecovery: null,
      relapse: null,
      restarts: [],
      blind: null,
      falseAlarm: null,
      inBlastRadius: false,
    };
  }
  const looked = windows.during ?? whole;
  const detection = detectionIn(sight.changes, looked, sight.resolution, sight.lost);
  const held = windows.during !== null;
  const own = probes.filter((one) => one.probe.kind === 'http' && one.probe.service === sight.name);
  const seen = own.map((one) => stretchesOf(one, whole));
  const broke = detection.observed.seen || seen.some((one) => one.bad.length > 0);
  const back = serviceRecoveryIn(sight.well, whole, sight.resolution);
  const residual =
    held && after !== null
      ? serviceRecoveryIn(sight.well, after, sight.resolution, sight.ours?.from ?? after.from)
      : null;
  return {
    ...shared,
    detection: detection.observed,
    detectedAs: detection.as,
    action: actionAfter(sight, detection.change, whole),
    recovery: back.observed,
    residualRecovery: residual?.observed ?? null,
    relapse: relapseOf(residual ?? back),
    restarts: restartsIn(countRestarts(sight.changes), whole, sight.ours).map(({ died, started, exitCode }) => ({
      died,
      started,
      exitCode,
    })),
    ...blindness(sight, own, seen, whole),
    inBlastRadius: !isTarget && broke,
  };
}

/** When users of a probe surely failed, and when they may have. */
interface Failing {
  readonly bad: readonly Span[];
  readonly possible: readonly Span[];
}

function stretchesOf({ slots }: ProbeSight, whole: Span): Failing {
  const stretches = slots.stretches(whole);
  return { bad: stretches.filter((one) => one.is === 'bad'), possible: stretches.filter((one) => one.is !== 'good') };
}

const relapseOf = ({ relapse, stays }: EngineRecovery): Relapse | null =>
  relapse === null ? null : { at: relapse, stays };

/** First start of the container that fell: by its policy or by the operator. */
function actionAfter(sight: ServiceSight, detected: Change | null, whole: Span): Observed | null {
  if (detected === null) return null;
  const started = sight.changes.find(
    (one) =>
      one.engineAt >= detected.engineAt &&
      one.replica === detected.replica &&
      one.change.to === 'started' &&
      one.engineAt <= whole.to,
  );
  const until = (at: Instant) => between(detected.engineAt, at);
  const gap = sight.lost.find((one) => one.to >= detected.engineAt && one.from <= (started?.engineAt ?? whole.to));
  if (gap !== undefined)
    return { seen: false, until: milliseconds(Math.max(0, until(gap.from))), censoredBy: 'unseen' };
  if (started === undefined) return { seen: false, until: until(whole.to), censoredBy: 'ended' };
  const time = { value: until(started.engineAt), resolution: sight.resolution };
  return { seen: true, at: started.engineAt, time };
}

/** Users failed while the engine said healthy, and the reverse; only where both were looking. */
function blindness(
  { checked, well, replicas, resolution }: ServiceSight,
  probes: readonly ProbeSight[],
  failing: readonly Failing[],
  whole: Span,
): Pick<ServiceReading, 'blind' | 'falseAlarm'> {
  if (!checked || probes.length === 0) return { blind: null, falseAlarm: null };
  const bad = mergeSpans(failing.flatMap((one) => one.bad));
  const maybeBad = mergeSpans(failing.flatMap((one) => one.possible));
  const clipped = (spans: readonly Span[]): Span[] => mergeSpans(spans.map((one) => clip(one, whole)));
  const inState = (...states: readonly ContainerState[]): Span[] =>
    clipped(replicas.flatMap(({ lane }) => lane.filter((one) => states.includes(one.state))));
  const both = milliseconds(resolution + Math.max(...probes.map((one) => one.resolution)));
  const between = (sure: readonly Span[], possible: readonly Span[], edges: number): Measured =>
    amountOf(totalOf(sure), totalOf(possible) - totalOf(sure), edges, both);
  const unhealthy = inState('unhealthy');
  const maybeUnhealthy = inState('unhealthy', 'unknown');
  return {
    blind: between(
      intersectSpans(clipped(well.worst), bad),
      intersectSpans(clipped(well.best), maybeBad),
      maybeBad.length,
    ),
    falseAlarm: between(
      outsideOf(unhealthy, maybeBad),
      outsideOf(maybeUnhealthy, bad),
      maybeUnhealthy.length && maybeUnhealthy.length + maybeBad.length,
    ),
  };
}
