/** The experiment `no way to the API` of numbers-web, with invented figures. */
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
  unseen,
} from './sample-parts.ts';
import { bounds, replicaReading, story, timeSpan } from './sample-shapes.ts';

const cut: Fault = { kind: 'breakDependency', from: 'numbers-web', target: 'numbers-api', cut: 'drop' };

/** Baseline 76 … 82 s, cut 82 … 82.4 s, reverted 92 … 92.3 s, until 102 s. */
export const noWayToTheApi: ExperimentAnalysis = {
  name: 'no way to the API',
  verdict: 'pass',
  fault: cut,
  label: faultLabel(cut),
  landing: 'applied',
  proof: 'a connect from numbers-web to numbers-api timed out',
  endedBy: 'revert',
  renewed: null,
  span: timeSpan(76_000, 102_000),
  lasting: [],
  baseline: timeSpan(76_000, 82_000),
  window: { possible: timeSpan(82_000, 92_300), certain: timeSpan(82_400, 92_000) },
  prediction: {
    detection: null,
    engineRecovery: null,
    userRecovery: bounds(0, 1000),
    why: 'the health check of numbers-web looks only at itself',
  },
  expectations: [
    judged({
      in: 'during',
      expectation: expectation(
        service('numbers-web'),
        { claim: 'isNotDetected', by: 'engine' },
        "the page's health check looks only at itself",
      ),
      sentence: 'numbers-web is not detected by the engine',
      observed: 'not within 10 s',
    }),
    judged({
      in: 'after',
      expectation: expectation(probe('webClick'), { claim: 'recovers', within: milliseconds(3000) }),
      sentence: 'webClick recovers within 3 s',
      observed: '0.3 s ± 0.2 s',
      limit: '3 s',
      margin: 2700,
    }),
  ],
  probes: [
    reading(instant(82_400), 'webClick', {
      availabilityDuring: { good: 0, due: 48, unknown: 0 },
      availabilityAfter: { good: 48, due: 49, unknown: 0 },
      impact: seen(82_400, 82_400, 200),
      recovery: seen(92_600, 82_400, 200),
      residualRecovery: seen(92_600, 92_300, 200),
      downtime: lasted(10_000),
      lostWork: { value: 50, resolution: 0 },
      strip: {
        fresh: strip(400, ['ok', 76_000, 82_400], ['response_timeout', 82_400, 92_400], ['ok', 92_400, 102_000]),
        kept: strip(
          400,
          ['ok', 76_200, 82_200],
          ['response_timeout', 82_200, 89_000],
          ['http5xx', 89_000, 92_600],
          ['ok', 92_600, 102_000],
        ),
      },
      latency: latency(15, [76_000, 82_200], [92_600, 102_000]),
    }),
  ],
  loads: [],
  services: [
    serviceReading('numbers-web', {
      detection: unseen(10_000),
      blind: lasted(10_000),
      falseAlarm: lasted(0),
      replicas: [
        replicaReading('numbers-web', {
          lane: lane(['healthy', 76_000, 102_000]),
          looks: looks(78_400, 102_000, 5080),
        }),
      ],
    }),
    serviceReading('numbers-api', {
      replicas: [
        replicaReading('numbers-api', {
          lane: lane(['healthy', 76_000, 102_000]),
          looks: looks(77_100, 102_000, 5050),
        }),
      ],
    }),
  ],
  markers: [
    { at: instant(82_400), kind: 'impact', label: 'first bad answer' },
    { at: instant(92_000), kind: 'action', label: 'fault reverted' },
    { at: instant(92_600), kind: 'recovery', label: 'users served again' },
  ],
  story: story(
    [82_000, 'packets from numbers-web to numbers-api are dropped'],
    [92_000, 'the path comes back'],
    [92_600, 'webClick is answered again'],
  ),
  findings: [{ severity: 'warning', text: 'Users failed for 10 s while numbers-web stayed healthy.' }],
  inconclusive: null,
};
