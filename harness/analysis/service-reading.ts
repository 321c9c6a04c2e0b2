/** One service over one experiment, as its engine saw it. */
import type { Observed, ServiceReading } from '../model/analysis.ts';
import { between, type Duration, milliseconds, type Span } from '../model/time.ts';
import type { Change, Chronicle, ExperimentEvents } from './chronicle.ts';
import { badSpans } from './damage.ts';
import { detectionIn, serviceRecoveryIn, wellSpans } from './engine-sight.ts';
import type { ProbeSight } from './probe-reading.ts';
import { readReplicas } from './replicas.ts';
import { engineResolution } from './resolution.ts';
import { countRestarts, restartsIn } from './restarts.ts';
import type { SettledRun } from './settled-run.ts';
import { clip, intersectSpans, mergeSpans, totalOf } from './spans.ts';
import type { Window, Windows } from './windows.ts';

/** All that is known of a service in one experiment; readings and judgements are made from it. */
export interface ServiceSight {
  readonly name: string;
  readonly checked: boolean;
  readonly changes: readonly Change[];
  readonly replicas: ServiceReading['replicas'];
  readonly well: readonly Span[];
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
  const began = events.revertBegan;
  return {
    name,
    checked,
    changes: chronicle.changes.get(name) ?? [],
    replicas,
    well: wellSpans(replicas, checked, windows.span),
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
  const shared = { service: sight.name, replicas: sight.replicas };
  if (whole === null) {
    const never: Observed = { seen: false, until: milliseconds(0) };
    return {
      ...shared,
      detection: never,
      detectedAs: null,
      action: null,
      recovery: never,
      residualRecovery: null,
      restarts: [],
      blind: null,
      falseAlarm: null,
      inBlastRadius: false,
    };
  }
  const looked = windows.during ?? whole;
  const detection = detectionIn(sight.changes, looked, sight.resolution);
  const held = windows.during !== null;
  const own = probes.filter((one) => one.probe.kind === 'http' && one.probe.service === sight.name);
  const bad = mergeSpans(own.flatMap((one) => badSpans(one.samples, one.probe, whole)));
  const broke = bad.length > 0 || detection.observed.seen;
  return {
    ...shared,
    detection: detection.observed,
    detectedAs: detection.as,
    action: actionAfter(sight, detection.change, whole),
    recovery: serviceRecoveryIn(sight.well, whole, sight.resolution).observed,
    residualRecovery: held && after !== null ? residual(sight, after) : null,
    restarts: restartsIn(countRestarts(sight.changes), whole, sight.ours).map(({ died, started, exitCode }) => ({
      died,
      started,
      exitCode,
    })),
    ...blindness(sight, own, bad, whole),
    inBlastRadius: !isTarget && broke,
  };
}

const residual = (sight: ServiceSight, after: Window): Observed =>
  serviceRecoveryIn(sight.well, after, sight.resolution, sight.ours?.from ?? after.from).observed;

/** First start of the container that fell: by its policy or by the operator. */
function actionAfter(sight: ServiceSight, detected: Change | null, whole: Window): Observed | null {
  if (detected === null) return null;
  const started = sight.changes.find(
    (one) =>
      one.engineAt >= detected.engineAt &&
      one.replica === detected.replica &&
      one.change.to === 'started' &&
      one.engineAt <= whole.to,
  );
  if (started === undefined) return { seen: false, until: between(detected.engineAt, whole.to) };
  const time = { value: between(detected.engineAt, started.engineAt), resolution: sight.resolution };
  return { seen: true, at: started.engineAt, time };
}

/** Users failed while the engine said healthy, and the reverse; only where both were looking. */
function blindness(
  sight: ServiceSight,
  probes: readonly ProbeSight[],
  bad: readonly Span[],
  whole: Span,
): Pick<ServiceReading, 'blind' | 'falseAlarm'> {
  if (!sight.checked || probes.length === 0) return { blind: null, falseAlarm: null };
  const well = mergeSpans(sight.well.map((one) => clip(one, whole)));
  const unhealthy = mergeSpans(
    sight.replicas.flatMap(({ lane }) =>
      lane.filter((one) => one.state === 'unhealthy').map((one) => clip(one, whole)),
    ),
  );
  return {
    blind: totalOf(intersectSpans(well, bad)),
    falseAlarm: milliseconds(totalOf(unhealthy) - totalOf(intersectSpans(unhealthy, bad))),
  };
}
