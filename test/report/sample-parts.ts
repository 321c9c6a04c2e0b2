/** Small builders for hand-made analyses: expectations, strips, latency, lanes. */
import type {
  ContainerState,
  JudgedExpectation,
  LatencyPoint,
  Measured,
  Observed,
  OutcomeRun,
  ProbeReading,
  ReplicaReading,
  ServiceReading,
  Verdict,
} from '../../harness/model/analysis.ts';
import type { Claim, Expectation, JudgedIn, Subject } from '../../harness/model/expectation.ts';
import type { Outcome } from '../../harness/model/probe.ts';
import type { Instant } from '../../harness/model/time.ts';
import { instant, milliseconds, range } from '../../harness/model/time.ts';

export const service = (name: string): Subject => ({ type: 'service', name });
export const probe = (name: string): Subject => ({ type: 'probe', name });

export const expectation = (subject: Subject, claim: Claim, because: string | null = null): Expectation => ({
  type: 'expectation',
  subject,
  claim,
  because,
  known: null,
});

interface Judgement {
  readonly in: JudgedIn;
  readonly expectation: Expectation;
  readonly sentence: string;
  readonly observed: string;
  readonly verdict?: Verdict;
  readonly limit?: string;
  readonly margin?: number;
  readonly predicted?: readonly [number, number];
  readonly reason?: string;
  readonly evidence?: readonly (readonly [number, string])[];
}

export const judged = (one: Judgement): JudgedExpectation => ({
  expectation: one.expectation,
  judgedIn: one.in,
  sentence: one.sentence,
  verdict: one.verdict ?? 'pass',
  observed: one.observed,
  limit: one.limit ?? null,
  margin: one.margin === undefined ? null : milliseconds(one.margin),
  predicted: one.predicted === undefined ? null : range(milliseconds(one.predicted[0]), milliseconds(one.predicted[1])),
  reason: one.reason ?? null,
  evidence: (one.evidence ?? []).map(([at, text]) => ({ at: instant(at), text })),
});

export const seen = (at: number, origin: number, resolution = 20): Observed => ({
  seen: true,
  at: instant(at),
  time: { value: milliseconds(at - origin), resolution: milliseconds(resolution) },
});

export const unseen = (until: number): Observed => ({
  seen: false,
  until: milliseconds(until),
  censoredBy: 'ended',
});

/** An amount of time that is known to 20 ms; nothing is known exactly. */
export const lasted = (value: number): Measured => ({
  value: milliseconds(value),
  resolution: milliseconds(value === 0 ? 0 : 20),
});

/** Outcome runs from `[outcome, from, to]` at one probe each `step` ms. */
export const strip = (step: number, ...parts: readonly (readonly [Outcome, number, number])[]): OutcomeRun[] =>
  parts.map(([outcome, from, to]) => ({
    outcome,
    from: instant(from),
    to: instant(to - step),
    count: Math.round((to - from) / step),
  }));

/** A latency curve over `spans`, wavy but the same each time. */
export function latency(base: number, ...spans: readonly (readonly [number, number])[]): LatencyPoint[] {
  const points: LatencyPoint[] = [];
  for (const [from, to] of spans) {
    for (let at = from; at < to; at += 250) {
      const wave = 1 + 0.25 * Math.sin(at / 700) + 0.15 * Math.sin(at / 130);
      points.push({
        at: instant(at),
        p50: milliseconds(base * wave),
        max: milliseconds(base * wave * (2 + Math.sin(at / 90) ** 8 * 9)),
      });
    }
  }
  return points;
}

export const lane = (...parts: readonly (readonly [ContainerState, number, number])[]): ReplicaReading['lane'] =>
  parts.map(([state, from, to]) => ({ state, from: instant(from), to: instant(to) }));

/** Health looks each `every` ms in `[from, to)`, good unless within `bad`. */
export const looks = (from: number, to: number, every: number, bad: readonly [number, number] = [0, 0]) => {
  const all: ReplicaReading['looks'][number][] = [];
  for (let at = from; at < to; at += every) {
    const good = at < bad[0] || at >= bad[1];
    all.push({
      start: instant(at),
      end: instant(at + 52),
      good,
      output: good ? '200' : 'health: 500 <broken & sorry>',
    });
  }
  return all;
};

/** How often each outcome stands in the strips. */
function counted({ fresh, kept }: ProbeReading['strip']): ProbeReading['outcomes'] {
  const counts: Partial<Record<OutcomeRun['outcome'], number>> = {};
  for (const { outcome, count } of [...fresh, ...kept]) counts[outcome] = (counts[outcome] ?? 0) + count;
  return counts;
}

export const reading = (from: Instant, name: string, more: Partial<ProbeReading>): ProbeReading => ({
  probe: name,
  kind: 'http',
  availabilityDuring: null,
  availabilityAfter: null,
  impact: unseen(30000),
  recovery: seen(from, from),
  residualRecovery: null,
  forGood: more.recovery ?? seen(from, from),
  residualForGood: more.residualRecovery ?? null,
  relapse: null,
  downtime: lasted(0),
  lostWork: { value: 0, resolution: 0 },
  flaps: 0,
  strip: { fresh: [], kept: [] },
  outcomes: counted(more.strip ?? { fresh: [], kept: [] }),
  latency: [],
  replicas: [],
  metric: null,
  dns: null,
  ...more,
});

export const serviceReading = (name: string, more: Partial<ServiceReading>): ServiceReading => ({
  service: name,
  checked: true,
  detection: unseen(30000),
  detectedAs: null,
  action: null,
  recovery: seen(0, 0),
  residualRecovery: null,
  relapse: null,
  restarts: [],
  blind: null,
  falseAlarm: null,
  replicas: [],
  inBlastRadius: false,
  ...more,
});
