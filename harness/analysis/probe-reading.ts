/** One probe over one experiment: everything users saw, in numbers. */
import type { Observed, ProbeReading, Share } from '../model/analysis.ts';
import type { EventOf } from '../model/event.ts';
import type { Probe, ProbeName } from '../model/probe.ts';
import type { HealthSettings } from '../model/settings.ts';
import { between, type Duration, type Instant, milliseconds, type Span } from '../model/time.ts';
import type { Chronicle, ProbeSample } from './chronicle.ts';
import { badSpans, downtimeOf, flapsAfter, lostWork } from './damage.ts';
import { dnsSpans } from './dns-spans.ts';
import { type MetricSample, readMetric } from './metric-reading.ts';
import { findRecovery, observeRecovery, type Recovery, recoveryWindow } from './recovery.ts';
import { replicaShares } from './replica-shares.ts';
import { measuredFrom, probeResolution, witnessLag } from './resolution.ts';
import { dueIn, shareOf } from './samples.ts';
import { latencyOf, stripOf } from './strip.ts';
import { whoAnswered } from './who-answered.ts';
import type { Window, Windows } from './windows.ts';

/** What a probe says in one window, and how exactly. */
export interface ProbeSight {
  readonly name: ProbeName;
  readonly probe: Probe;
  /** Of the whole run. */
  readonly samples: readonly ProbeSample[];
  /** Of a PromQL probe: what came back, by due instant. */
  readonly metrics: readonly MetricSample[];
  readonly resolution: Duration;
  /** The part of the resolution by which a witness is late: printed, but no excuse where a limit is set for what it shows. */
  readonly lag: Duration;
  /** How long it must be good to count as recovered. */
  readonly goodFor: Duration;
}

export const probeSight = (
  name: ProbeName,
  probe: Probe,
  chronicle: Pick<Chronicle, 'probes' | 'metrics' | 'witnesses'>,
  health: HealthSettings | null,
): ProbeSight => {
  const samples = chronicle.probes.get(name) ?? [];
  const witness: EventOf<'witness.observed'> | null = chronicle.witnesses.get(name) ?? null;
  return {
    name,
    probe,
    samples,
    metrics: chronicle.metrics.get(name) ?? [],
    resolution: probeResolution(probe, samples, witness),
    lag: witnessLag(probe, witness),
    goodFor: recoveryWindow(health),
  };
};

/** Recovery within `window`, searched for in [`from`, window.to], from what broke since `brokenSince`. */
export function recoveryIn(
  sight: ProbeSight,
  window: Window,
  from: Instant = window.from,
  brokenSince: Instant = from,
): { readonly found: Recovery; readonly observed: Observed } {
  const found = findRecovery(sight.samples, sight.probe, { from, to: window.to }, sight.goodFor, brokenSince);
  return { found, observed: observeRecovery(found, window, sight.resolution) };
}

/** The first bad answer in `window`, by due instant. */
export function impactIn(sight: ProbeSight, window: Window): Observed {
  const { firstBad } = findRecovery(sight.samples, sight.probe, window, sight.goodFor);
  if (firstBad === null) return { seen: false, until: between(window.origin, window.to) };
  return { seen: true, at: firstBad, time: measuredFrom(window, firstBad, sight.resolution) };
}

const never: Observed = { seen: false, until: milliseconds(0) };

/** `revertBegan`: recovery may come while the revert is still returning. */
export function readProbe(
  sight: ProbeSight,
  windows: Windows,
  revertBegan: Instant | null,
  chronicle: Chronicle,
): ProbeReading {
  const { probe, samples } = sight;
  const { whole, during, after, span } = windows;
  const inside = dueIn(samples, span);
  const who = whoAnswered(chronicle);
  const recovery = whole === null ? never : recoveryIn(sight, whole).observed;
  const broke = whole !== null && impactIn(sight, whole).seen;
  return {
    probe: sight.name,
    kind: probe.kind,
    availabilityDuring: shareIn(sight, during === null ? null : { from: during.origin, to: during.to }),
    availabilityAfter: shareIn(sight, after === null ? null : { from: after.origin, to: after.to }),
    impact: whole === null ? never : impactIn(sight, whole),
    recovery,
    residualRecovery:
      during === null || after === null || revertBegan === null
        ? null
        : recoveryIn(sight, after, revertBegan, whole?.from).observed,
    downtime: whole === null ? milliseconds(0) : downtimeOf(badSpans(samples, probe, whole)),
    lostWork: whole === null || probe.kind !== 'http' ? 0 : lostWork(samples, probe, windows.baseline, whole),
    flaps: flapsAfter(samples, probe, broke && recovery.seen ? recovery.at : null, span.to),
    strip: stripOf(inside, probe),
    latency: probe.kind === 'promql' ? [] : latencyOf(inside, probe, span),
    replicas: replicaShares(inside, who),
    metric: probe.kind === 'promql' ? readMetric(probe, dueIn(sight.metrics, span), span, sight.resolution) : null,
    dns: probe.kind === 'dns' ? dnsSpans(dueIn(chronicle.dns.get(sight.name) ?? [], span), who) : null,
  };
}

function shareIn(sight: ProbeSight, span: Span | null): Share | null {
  if (span === null) return null;
  const share = shareOf(dueIn(sight.samples, span), sight.probe);
  return share.due === 0 ? null : share;
}
