/** One probe over one experiment: everything users saw, in numbers. */
import type { Observed, ProbeReading, Relapse, Share } from '../../model/analysis.ts';
import type { EventOf } from '../../model/event.ts';
import type { Probe, ProbeName } from '../../model/probe.ts';
import { type Duration, type Instant, instant, milliseconds, type Span } from '../../model/time.ts';
import type { Chronicle } from '../event-index.ts';
import { downtimeOf, flapsAfter, lostWork } from './damage.ts';
import { dnsSpans } from './dns-spans.ts';
import { usualLatency } from './first-answer.ts';
import { type MetricSample, readMetric } from './metric-reading.ts';
import { latencyOf, outcomesOf, stripOf } from './outcome-runs.ts';
import { findRecovery, observeForGood, observeImpact, observeServed, observeStays, type Recovery } from './recovery.ts';
import { replicaShares } from './replica-shares.ts';
import { probeResolution, witnessLag } from './resolution.ts';
import { Samples } from './sample-columns.ts';
import { dueIn } from './samples.ts';
import { Slots } from './slots.ts';
import { whoAnswered } from './who-answered.ts';
import type { Window, Windows } from './windows.ts';

/** What a probe says in one experiment, and how exactly. */
export interface ProbeSight {
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
  /** The part of the resolution by which a witness is late: printed, but no excuse where a limit is set for what it shows. */
  readonly lag: Duration;
  /** How long it must be good to count as recovered. */
  readonly goodFor: Duration;
}

export interface ProbeSightInputs {
  readonly name: ProbeName;
  readonly probe: Probe;
  readonly chronicle: Pick<Chronicle, 'probes' | 'metrics' | 'witnesses'>;
  /** W. */
  readonly goodFor: Duration;
  /** The experiment. */
  readonly span: Span;
  /** When no container of the probed service was there to answer. */
  readonly down: readonly Span[];
}

export function probeSight({ name, probe, chronicle, goodFor, span, down }: ProbeSightInputs): ProbeSight {
  const samples = chronicle.probes.get(name) ?? Samples.empty();
  const witness: EventOf<'witness.observed'> | null = chronicle.witnesses.get(name) ?? null;
  const underWay = { from: instant(span.from - probe.within), to: span.to };
  return {
    name,
    probe,
    samples,
    slots: Slots.of(samples.dueIn(underWay), probe, probe.kind === 'http' ? down : []),
    metrics: chronicle.metrics.get(name) ?? [],
    resolution: probeResolution(probe, samples, witness),
    usual: usualLatency(samples, probe),
    lag: witnessLag(probe, witness),
    goodFor,
  };
}

export interface ProbeRecovery {
  readonly found: Recovery;
  /** Served again. */
  readonly observed: Observed;
  /** Served again to stay: what a limit is held against. */
  readonly stays: Observed;
  readonly forGood: Observed;
}

/** Recovery within `window`, searched for in [`from`, window.to], from what broke since `brokenSince`. */
export function recoveryIn(
  sight: ProbeSight,
  window: Window,
  from: Instant = window.from,
  brokenSince: Instant = from,
): ProbeRecovery {
  const { slots, samples, goodFor, resolution, usual } = sight;
  const found = findRecovery({ slots, samples, span: { from, to: window.to }, length: goodFor, brokenSince });
  const off = milliseconds(resolution + (found.firstBad === null ? 0 : usual));
  return {
    found,
    observed: observeServed(found, window, off),
    stays: observeStays(found, window, off),
    forGood: observeForGood(found, window, off),
  };
}

/** The first bad answer in `window`, by due instant. */
export const impactIn = (sight: ProbeSight, window: Window): Observed =>
  observeImpact(recoveryIn(sight, window).found, window, sight.resolution);

const never: Observed = { seen: false, until: milliseconds(0), censoredBy: 'ended' };

/** `revertBegan`: recovery may come while the revert is still returning. */
export function readProbe(
  sight: ProbeSight,
  windows: Windows,
  revertBegan: Instant | null,
  chronicle: Chronicle,
): ProbeReading {
  const { probe, samples, slots, resolution } = sight;
  const { whole, during, after, span } = windows;
  const inside = samples.dueIn(span);
  const who = whoAnswered(chronicle);
  const back = whole === null ? null : recoveryIn(sight, whole);
  const residual =
    during === null || after === null || revertBegan === null
      ? null
      : recoveryIn(sight, after, revertBegan, whole?.from);
  return {
    probe: sight.name,
    kind: probe.kind,
    availabilityDuring: shareIn(slots, during === null ? null : { from: during.origin, to: during.to }),
    availabilityAfter: shareIn(slots, after === null ? null : { from: after.origin, to: after.to }),
    impact: whole === null || back === null ? never : observeImpact(back.found, whole, resolution),
    recovery: back?.observed ?? never,
    residualRecovery: residual?.observed ?? null,
    forGood: back?.forGood ?? never,
    residualForGood: residual?.forGood ?? null,
    relapse: relapseOf(residual ?? back),
    downtime: whole === null ? nothingLost : downtimeOf(slots.stretches(whole), resolution),
    lostWork: whole === null || probe.kind !== 'http' ? nothingLost : lostWork(slots, windows.baseline, whole),
    flaps: back === null ? 0 : flapsAfter(slots, back.found.served.bounds?.latest ?? null, span.to),
    strip: stripOf(slots.dueIn(span)),
    outcomes: outcomesOf(inside, probe),
    latency: probe.kind === 'promql' ? [] : latencyOf(inside, probe, span),
    replicas: replicaShares(inside, who),
    metric: probe.kind === 'promql' ? readMetric(probe, dueIn(sight.metrics, span), span, resolution) : null,
    dns: probe.kind === 'dns' ? dnsSpans(dueIn(chronicle.dns.get(sight.name) ?? [], span), who) : null,
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
