/** An experiment with observers: an alert, a series with a gap, a name over time, replicas, writes and a k6 script, all invented. */
import type { Analysis, ExperimentAnalysis, ProbeReading } from '../../harness/model/analysis.ts';
import type { Fault } from '../../harness/model/fault.ts';
import { faultLabel } from '../../harness/model/fault-traits.ts';
import { instant, milliseconds } from '../../harness/model/time.ts';
import { passing } from './sample.ts';
import {
  expectation,
  judged,
  lane,
  latency,
  looks,
  probe,
  reading,
  seen,
  serviceReading,
  strip,
  unseen,
} from './sample-parts.ts';
import { bounds, replicaReading, story, timeSpan } from './sample-shapes.ts';

const stopped: Fault = { kind: 'crash', target: 'accesslog', replica: 2 };

/** A value each second; null where there was nothing. */
const points = (from: number, to: number, value: (second: number) => number | null) =>
  Array.from({ length: Math.floor((to - from) / 1000) }, (_, index) => ({
    at: instant(from + index * 1000),
    value: value(index),
  }));

const up: ProbeReading = reading(instant(6000), 'up', {
  kind: 'promql',
  impact: seen(7200, 6000, 1100),
  recovery: unseen(20_000),
  strip: {
    fresh: strip(
      1000,
      ['ok', 0, 7000],
      ['wrong', 7000, 14_000],
      ['no_data', 14_000, 17_000],
      ['wrong', 17_000, 26_000],
    ),
    kept: [],
  },
  metric: {
    query: 'up{job="access-log"}',
    floor: milliseconds(2100),
    series: [
      {
        name: '{instance="10.0.0.2:80"}',
        points: points(0, 26_000, (second) => (second > 13 && second < 17 ? null : 1)),
      },
      {
        name: '{instance="10.0.0.3:80"}',
        points: points(0, 26_000, (second) => (second > 13 && second < 17 ? null : second < 7 ? 1 : 0)),
      },
    ],
    gaps: [{ ...timeSpan(14_000, 17_000), reason: 'no answer within 2 s' }],
    notes: ['PromQL info: metric might not be a counter'],
  },
});

const names: ProbeReading = reading(instant(6000), 'names', {
  kind: 'dns',
  impact: seen(6300, 6000, 220),
  recovery: unseen(20_000),
  strip: { fresh: strip(200, ['ok', 0, 6200], ['wrong', 6200, 26_000]), kept: [] },
  dns: [
    { ...timeSpan(0, 6200), names: ['accesslog #1', 'accesslog #2', 'accesslog #3'], ttl: 600, error: null },
    { ...timeSpan(6200, 26_000), names: ['accesslog #1', 'accesslog #3'], ttl: 600, error: null },
  ],
});

const page: ProbeReading = reading(instant(6000), 'page', {
  impact: unseen(20_000),
  strip: { fresh: strip(50, ['ok', 0, 26_000]), kept: [] },
  latency: latency(4, [0, 26_000]),
  replicas: [
    { replica: { service: 'accesslog', replica: 1 }, instance: '0f4c6a1d9b00', answered: 212 },
    { replica: { service: 'accesslog', replica: 3 }, instance: 'aa91c2e07700', answered: 187 },
  ],
});

const experiment: ExperimentAnalysis = {
  name: 'one of three dies',
  verdict: 'pass',
  fault: stopped,
  label: faultLabel(stopped),
  landing: 'applied',
  proof: 'the host PID is gone',
  endedBy: null,
  renewed: null,
  span: timeSpan(0, 26_000),
  lasting: [],
  baseline: timeSpan(0, 6000),
  window: { possible: timeSpan(5900, 6000), certain: timeSpan(6000, 6000) },
  prediction: {
    detection: bounds(20, 800),
    engineRecovery: null,
    userRecovery: null,
    why: 'restart: no restarts nothing',
  },
  expectations: [
    judged({
      in: 'after',
      expectation: expectation(probe('up'), { claim: 'isDetected', by: 'probe', within: milliseconds(4000) }),
      sentence: 'up fails within 4 s',
      observed: '1.2 s ± 2.1 s',
      limit: '4 s',
      margin: 2800,
    }),
    judged({
      in: 'after',
      expectation: expectation({ type: 'load', name: 'todos' }, { claim: 'keepsData', atLeast: 1 }),
      sentence: 'todos keeps every acknowledged write',
      observed: '398 of 400 acknowledged writes kept',
      verdict: 'fail',
      reason: 'lost: numbers 17 to 18',
    }),
  ],
  probes: [page, names, up],
  services: [
    serviceReading('accesslog', {
      detection: seen(6200, 6000),
      detectedAs: 'died',
      replicas: [1, 2, 3].map((replica) =>
        replicaReading('accesslog', {
          replica,
          lane: replica === 2 ? lane(['running', 0, 6200], ['exited', 6200, 26_000]) : lane(['running', 0, 26_000]),
          looks: replica === 1 ? looks(0, 26_000, 5000) : [],
        }),
      ),
    }),
  ],
  loads: [
    {
      load: 'todos',
      kind: 'writes',
      sent: 420,
      good: 400,
      dropped: 0,
      longestGap: { value: milliseconds(1040), resolution: milliseconds(51) },
      thresholds: [],
      writes: { acknowledged: 400, kept: 398, lost: [[17, 18]], unacknowledgedKept: 3 },
      problem: null,
    },
    {
      load: 'visitors',
      kind: 'k6',
      sent: 1017,
      good: 957,
      dropped: 184,
      longestGap: { value: milliseconds(3034), resolution: milliseconds(12) },
      thresholds: [{ metric: 'http_req_failed', expression: 'rate<0.01', held: false }],
      writes: null,
      problem: null,
    },
  ],
  markers: [{ at: instant(6200), kind: 'detection', label: 'accesslog died, after 0.2 s' }],
  story: story([6000, faultLabel(stopped)]),
  findings: [],
  inconclusive: null,
};

export const witnessed: Analysis = {
  ...passing,
  scenario: 'replicas',
  verdict: 'fail',
  sentence: '1 of 2 expectations held.',
  experiments: [experiment],
  confidence: {
    ...passing.confidence,
    witnesses: [
      {
        probe: 'up',
        version: '2.53.3',
        clockOffset: milliseconds(0.4),
        clockUncertainty: milliseconds(1.2),
        scrapeInterval: milliseconds(1000),
        evaluationInterval: milliseconds(1000),
        problem: null,
      },
    ],
  },
};
