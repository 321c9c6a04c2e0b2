/** The experiment `a crash` of numbers-api, with invented figures. */
import type { ExperimentAnalysis } from '../../harness/model/analysis.ts';
import type { Fault } from '../../harness/model/fault.ts';
import { faultLabel } from '../../harness/model/fault-traits.ts';
import { instant, milliseconds } from '../../harness/model/time.ts';
import {
  expectation,
  judged,
  lane,
  lasted,
  latency,
  looks,
  probe,
  reading,
  seen,
  service,
  serviceReading,
  strip,
} from './sample-parts.ts';
import { bounds, replicaReading, story, timeSpan } from './sample-shapes.ts';

const crash: Fault = { kind: 'crash', target: 'numbers-api' };

/** Baseline 50 … 56 s, crashed at 56 … 56.2 s, until 76 s. */
export const aCrash: ExperimentAnalysis = {
  name: 'a crash',
  verdict: 'pass',
  fault: crash,
  label: faultLabel(crash),
  landing: 'applied',
  proof: 'the host PID is gone',
  endedBy: null,
  renewed: null,
  span: timeSpan(50_000, 76_000),
  lasting: [],
  baseline: timeSpan(50_000, 56_000),
  window: { possible: timeSpan(56_000, 56_200), certain: timeSpan(56_200, 56_200) },
  prediction: {
    detection: bounds(100, 250),
    engineRecovery: bounds(5200, 6100),
    userRecovery: bounds(500, 900),
    why: 'first back-off of 100 ms, then 0.4 s to start',
  },
  expectations: [
    judged({
      in: 'after',
      expectation: expectation(probe('apiHealth'), { claim: 'recovers', within: milliseconds(2000) }),
      sentence: 'apiHealth recovers within 2 s',
      observed: '0.61 s ± 0.02 s',
      limit: '2 s',
      margin: 1390,
    }),
    judged({
      in: 'after',
      expectation: expectation(service('numbers-api'), { claim: 'recovers', within: 'predicted' }),
      sentence: 'numbers-api recovers within 6.1 s (predicted)',
      observed: '5.6 s ± 0.05 s',
      limit: '6.1 s',
      margin: 500,
      predicted: [5200, 6100],
    }),
  ],
  probes: [
    reading(instant(56_200), 'apiHealth', {
      availabilityAfter: { good: 969, due: 990, unknown: 0 },
      impact: seen(56_020, 56_200),
      recovery: seen(56_810, 56_200),
      downtime: lasted(790),
      lostWork: { value: 40, resolution: 0 },
      strip: {
        fresh: strip(40, ['ok', 50_000, 56_040], ['refused', 56_040, 56_800], ['ok', 56_800, 76_000]),
        kept: strip(
          40,
          ['ok', 50_020, 56_020],
          ['reset', 56_020, 56_060],
          ['refused', 56_060, 56_820],
          ['ok', 56_820, 76_000],
        ),
      },
      latency: latency(2.2, [50_000, 56_000], [56_800, 76_000]),
    }),
  ],
  loads: [],
  services: [
    serviceReading('numbers-api', {
      detection: seen(56_360, 56_200, 5),
      detectedAs: 'died',
      action: seen(56_520, 56_360, 5),
      recovery: seen(61_800, 56_200, 50),
      restarts: [{ died: instant(56_360), started: instant(56_520), exitCode: 137 }],
      blind: lasted(160),
      falseAlarm: lasted(0),
      replicas: [
        replicaReading('numbers-api', {
          lane: lane(
            ['healthy', 50_000, 56_360],
            ['restarting', 56_360, 56_520],
            ['starting', 56_520, 61_800],
            ['healthy', 61_800, 76_000],
          ),
          looks: looks(51_110, 76_000, 5050),
        }),
      ],
    }),
  ],
  markers: [
    { at: instant(56_020), kind: 'impact', label: 'first bad answer' },
    { at: instant(56_360), kind: 'detection', label: 'engine: died (137)' },
    { at: instant(56_520), kind: 'action', label: 'restarted by its policy' },
    { at: instant(56_810), kind: 'recovery', label: 'users served again' },
    { at: instant(61_800), kind: 'recovery', label: 'healthy again' },
  ],
  story: story(
    [56_000, 'SIGKILL is sent to the host PID'],
    [56_360, 'the engine says died (137)'],
    [56_520, 'the restart policy starts it again'],
    [56_810, 'users are served again'],
  ),
  findings: [],
  inconclusive: null,
};
