/** One probe over one experiment: everything users saw, in numbers. */
import type { Observed, ProbeReading, Relapse, Share } from '../../model/analysis.ts';
import type { EventOf } from '../../model/event.ts';
import { isDnsProbe, isPromqlProbe, type Probe, type ProbeName } from '../../model/probe.ts';
import { hasLatency, isUserProbe } from '../../model/probe-traits.ts';
import { type Duration, type Instant, instant, milliseconds, type Span } from '../../model/time.ts';
import type { EventIndex } from '../event-index.ts';
import { readBad } from './bad-reading.ts';
import { flapsAfter, lostWork, timeOf } from './damage.ts';
import { readDegraded } from './degraded-reading.ts';
import { dnsSpans } from './dns-spans.ts';
import { usualLatency } from './first-answer.ts';
import { type MetricSample, readMetric } from './metric-reading.ts';
import { latencyOf, outcomeRuns, outcomesOf } from './outcome-runs.ts';
import { findRecovery, observeForGood, observeImpact, observeServed, observeStays, type Recovery } from './recovery.ts';
import { replicaShares } from './replica-shares.ts';
import { observerLag, probeResolution } from './resolution.ts';
import { Samples } from './sample-columns.ts';
import { dueIn } from './samples.ts';
import { Slots } from './slots.ts';
import { whoAnswered } from './who-answered.ts';
import type { Window, Windows } from './windows.ts';

/** What a probe says in one experiment, and how exactly. */
export interface ProbeEvidence {
  readonly name: ProbeName;
  readonly probe: Probe;
  /** Of the whole run. */
  readonly samples: Samples;
  /** Of the experiment, and what was still under way when it began. */
  readonly slots: Slots;
  /** Of a PromQL probe: what came back, by due instant. */
  readonly metrics: readonly MetricSample[];
  readonly resolution: Duration;
  /** What an answer usually takes. */
  readonly usual: Duration;
  /** The part of the resolution by which an observer is late: printed, but no excuse where a limit is set for what it shows. */
  readonly lag: Duration;
  /** How long it must be good to count as recovered. */
  readonly goodFor: Duration;
}

export interface ProbeEvidenceInputs {
  readonly name: ProbeName;
  readonly probe: Probe;
  readonly eventIndex: Pick<EventIndex, 'probes' | 'metrics' | 'observers' | 'calibration'>;
  /** W. */
  readonly goodFor: Duration;
  /** The experiment. */
  readonly span: Span;
  /** When no container of the probed service was there to answer. */
  readonly down: readonly Span[];
}

export function probeEvidence({ name, probe, eventIndex, goodFor, span, down }: ProbeEvidenceInputs): ProbeEvidence {
  const samples = eventIndex.probes.get(name) ?? Samples.empty();
  const observer: EventOf<'witness.observed'> | null = eventIndex.observers.get(name) ?? null;
  const underWay = { from: instant(span.from - probe.within), to: span.to };
  return {
    name,
    probe,
    samples,
    slots: Slots.of(samples.dueIn(underWay), probe, isUserProbe(probe) ? down : []),
    metrics: eventIndex.metrics.get(name) ?? [],
    resolution: probeResolution(probe, samples, observer, eventIndex),
    usual: usualLatency(samples, probe),
    lag: observerLag(probe, observer),
    goodFor,
  };
}

export interface ProbeRecovery {
  readonly found: Recovery;
  /** Served again. */
  readonly observed: Observed;
  /** Stable again: what a limit is held against. */
  readonly stays: Observed;
  readonly forGood: Observed;
}

/** Recovery within `window`, searched for in [`from`, window.to], from what broke since `brokenSince`. */
export function recoveryIn(
  basis: ProbeEvidence,
  window: Window,
  from: Instant = window.from,
  brokenSince: Instant = from,
): ProbeRecovery {
  const { slots, samples, goodFor, resolution, usual } = basis;
  const found = findRecovery({ slots, samples, span: { from, to: window.to }, length: goodFor, brokenSince });
  const off = milliseconds(resolution + (found.firstBad === null ? 0 : usual));
  return {
    found,
    observed: observeServed(found, window, off),
    stays: observeStays(found, window, off),
    forGood: observeForGood(found, window, off),
  };
}

/** The first bad or degraded answer in `window`, by due instant. */
export const impactIn = (basis: ProbeEvidence, window: Window): Observed =>
  observeImpact(recoveryIn(basis, window).found, window, basis.resolution);

const never: Observed = { seen: false, until: milliseconds(0), censoredBy: 'ended' };

/** Recovery may come while a revert is still returning. */
export function readProbe(basis: ProbeEvidence, windows: Windows, eventIndex: EventIndex): ProbeReading {
  const { probe, samples, slots, resolution } = basis;
  const { whole, during, after, span, healBegan } = windows;
  const inside = samples.dueIn(span);
  const who = whoAnswered(eventIndex);
  const back = whole === null ? null : recoveryIn(basis, whole);
  const bad = whole === null ? null : readBad(slots, whole);
  const residual =
    during === null || after === null || healBegan === null ? null : recoveryIn(basis, after, healBegan, whole?.from);
  return {
    probe: basis.name,
    kind: probe.kind,
    availabilityDuring: shareIn(slots, during === null ? null : { from: during.origin, to: during.to }),
    availabilityAfter: shareIn(slots, after === null ? null : { from: after.origin, to: after.to }),
    impact: whole === null || back === null ? never : observeImpact(back.found, whole, resolution),
    recovery: back?.observed ?? never,
    residualRecovery: residual?.observed ?? null,
    forGood: back?.forGood ?? never,
    residualForGood: residual?.forGood ?? null,
    relapse: relapseOf(residual ?? back),
    downtime: whole === null ? nothingLost : timeOf('bad', slots.stretches(whole), resolution),
    degraded: whole === null ? null : readDegraded(slots, resolution, whole),
    ...(bad !== null && { bad }),
    lostWork: whole === null || !isUserProbe(probe) ? nothingLost : lostWork(slots, windows.baseline, whole),
    flaps: back === null ? 0 : flapsAfter(slots, back.found.served.bounds?.latest ?? null, span.to),
    strip: outcomeRuns(slots.dueIn(span)),
    outcomes: outcomesOf(inside, probe),
    latency: hasLatency(probe) ? latencyOf(inside, probe, span) : [],
    replicas: replicaShares(inside, who),
    metric: isPromqlProbe(probe) ? readMetric(probe, dueIn(basis.metrics, span), span, resolution) : null,
    dns: isDnsProbe(probe) ? dnsSpans(dueIn(eventIndex.dns.get(basis.name) ?? [], span), who) : null,
  };
}

const relapseOf = (back: ProbeRecovery | null): Relapse | null =>
  back === null || back.found.relapse === null ? null : { at: back.found.relapse, stays: back.stays };

const nothingLost = { value: milliseconds(0), resolution: milliseconds(0) };

function shareIn(slots: Slots, span: Span | null): Share | null {
  if (span === null) return null;
  const share = slots.dueIn(span).share();
  return share.due + share.unknown === 0 ? null : share;
}
