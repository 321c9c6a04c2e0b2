/** One service over one experiment, as its engine saw it. */
import type { ContainerState, Measured, Observed, Relapse, ServiceReading } from '../../model/analysis.ts';
import { isUserProbeOf } from '../../model/probe-traits.ts';
import { between, type Duration, type Instant, milliseconds, type Span } from '../../model/time.ts';
import type { Change, EventIndex, ExperimentEvents } from '../event-index.ts';
import { amountOf } from './damage.ts';
import { endsOf } from './done.ts';
import type { EffectiveSettings } from './effective-settings.ts';
import { detectionIn, type EngineRecovery, serviceRecoveryIn, type Wellness, wellSpans } from './engine-reading.ts';
import type { ProbeEvidence } from './probe-reading.ts';
import { readReplicas } from './replicas.ts';
import { engineResolution } from './resolution.ts';
import { countRestarts, restartsIn } from './restarts.ts';
import type { SlotKind } from './slots.ts';
import { clip, intersectSpans, mergeSpans, outsideOf, totalOf } from './spans.ts';
import type { Windows } from './windows.ts';

/** All that is known of a service in one experiment; readings and judgements are made from it. */
export interface ServiceEvidence {
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
  readonly ours: readonly Span[];
}

export function serviceEvidence(
  name: string,
  eventIndex: EventIndex,
  run: EffectiveSettings,
  windows: Windows,
  events: ExperimentEvents,
): ServiceEvidence {
  const replicas = readReplicas(name, eventIndex, run, windows.span);
  const checked = run.service(name)?.health != null;
  const ends = endsOf(name, eventIndex, run);
  return {
    name,
    checked,
    changes: (eventIndex.changes.get(name) ?? []).filter((one) => !ends.has(one)),
    replicas,
    well: {
      best: wellSpans(replicas, checked, windows.span, 'best'),
      worst: wellSpans(replicas, checked, windows.span, 'worst'),
    },
    lost: eventIndex.lost,
    resolution: engineResolution(eventIndex),
    ours: [events, events.second].flatMap(({ revertBegan, revertEnded }) =>
      revertBegan === null ? [] : [{ from: revertBegan.at, to: revertEnded?.ended ?? windows.span.to }],
    ),
  };
}

export function readService(
  basis: ServiceEvidence,
  windows: Windows,
  probes: readonly ProbeEvidence[],
  isTarget: boolean,
): ServiceReading {
  const { whole, after } = windows;
  const shared = { service: basis.name, checked: basis.checked, replicas: basis.replicas };
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
  const observed = windows.during ?? whole;
  const detection = detectionIn(basis.changes, observed, basis.resolution, basis.lost);
  const held = windows.during !== null;
  const own = probes.filter((one) => isUserProbeOf(one.probe, basis.name));
  const seen = own.map((one) => stretchesOf(one, whole));
  const broke = detection.observed.seen || seen.some((one) => one.bad.length + one.degraded.length > 0);
  const back = serviceRecoveryIn(basis.well, whole, basis.resolution);
  const residual =
    held && after !== null
      ? serviceRecoveryIn(basis.well, after, basis.resolution, windows.healBegan ?? after.from)
      : null;
  return {
    ...shared,
    detection: detection.observed,
    detectedAs: detection.as,
    action: actionAfter(basis, detection.change, whole),
    recovery: back.observed,
    residualRecovery: residual?.observed ?? null,
    relapse: relapseOf(residual ?? back),
    restarts: restartsIn(countRestarts(basis.changes), whole, basis.ours).map(({ died, started, exitCode }) => ({
      died,
      started,
      exitCode,
    })),
    ...blindness(basis, own, seen, whole),
    inBlastRadius: !isTarget && broke,
  };
}

/** When users of a probe surely failed, when they may have, and when they had degraded answers. */
interface Failing {
  readonly bad: readonly Span[];
  readonly possible: readonly Span[];
  readonly degraded: readonly Span[];
}

function stretchesOf({ slots }: ProbeEvidence, whole: Span): Failing {
  const stretches = slots.stretches(whole);
  const of = (...kinds: readonly SlotKind[]): Span[] => stretches.filter((one) => kinds.includes(one.is));
  return { bad: of('bad'), possible: of('bad', 'unknown'), degraded: of('degraded') };
}

const relapseOf = ({ relapse, stays }: EngineRecovery): Relapse | null =>
  relapse === null ? null : { at: relapse, stays };

/** First start of the container that fell: by its policy or by the operator. */
function actionAfter(basis: ServiceEvidence, detected: Change | null, whole: Span): Observed | null {
  if (detected === null) return null;
  const started = basis.changes.find(
    (one) =>
      one.engineAt >= detected.engineAt &&
      one.replica === detected.replica &&
      one.change.to === 'started' &&
      one.engineAt <= whole.to,
  );
  const until = (at: Instant) => between(detected.engineAt, at);
  const gap = basis.lost.find((one) => one.to >= detected.engineAt && one.from <= (started?.engineAt ?? whole.to));
  if (gap !== undefined)
    return { seen: false, until: milliseconds(Math.max(0, until(gap.from))), censoredBy: 'unseen' };
  if (started === undefined) return { seen: false, until: until(whole.to), censoredBy: 'ended' };
  const time = { value: until(started.engineAt), resolution: basis.resolution };
  return { seen: true, at: started.engineAt, time };
}

/** Users failed while the engine said healthy, and the reverse; only where both were observed. */
function blindness(
  { checked, well, replicas, resolution }: ServiceEvidence,
  probes: readonly ProbeEvidence[],
  failing: readonly Failing[],
  whole: Span,
): Pick<ServiceReading, 'blind' | 'falseAlarm'> {
  if (!checked || probes.length === 0) return { blind: null, falseAlarm: null };
  const bad = mergeSpans(failing.flatMap((one) => one.bad));
  const maybeBad = mergeSpans(failing.flatMap((one) => one.possible));
  // Who gets degraded answers neither fails nor is fine.
  const degraded = mergeSpans(failing.flatMap((one) => one.degraded));
  const clipped = (spans: readonly Span[]): Span[] => mergeSpans(spans.map((one) => clip(one, whole)));
  const inState = (...states: readonly ContainerState[]): Span[] =>
    clipped(replicas.flatMap(({ lane }) => lane.filter((one) => states.includes(one.state))));
  const both = milliseconds(resolution + Math.max(...probes.map((one) => one.resolution)));
  const between = (sure: readonly Span[], possible: readonly Span[], edges: number): Measured =>
    amountOf(totalOf(sure), totalOf(possible) - totalOf(sure), edges, both);
  const unhealthy = outsideOf(inState('unhealthy'), degraded);
  const maybeUnhealthy = outsideOf(inState('unhealthy', 'unknown'), degraded);
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
