/** The experiment `its own bug` of numbers-api, with invented figures. */
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

const bug: Fault = { kind: 'flipHealth', target: 'numbers-api', flip: { by: 'requests', path: '/rng', times: 4 } };

/** Baseline 4 … 10 s, injected 10 … 10.06 s, restarted by the operator at 35 … 35.4 s, until 50 s. */
export const itsOwnBug: ExperimentAnalysis = {
  name: 'its own bug',
  verdict: 'pass',
  fault: bug,
  label: faultLabel(bug),
  landing: 'applied',
  proof: 'GET /health answered 500 after the fourth request to /rng',
  endedBy: { kind: 'restart', target: 'numbers-api' },
  renewed: null,
  span: timeSpan(4000, 50_000),
  lasting: [],
  baseline: timeSpan(4000, 10_000),
  window: { possible: timeSpan(10_000, 35_400), certain: timeSpan(10_060, 35_000) },
  prediction: {
    detection: bounds(5100, 11_400),
    engineRecovery: bounds(1200, 6300),
    userRecovery: bounds(300, 1600),
    why: 'interval 5 s × 2 retries, with a health probe of 52 ms',
  },
  expectations: [
    judged({
      in: 'during',
      expectation: expectation(service('numbers-api'), { claim: 'isDetected', by: 'engine', within: 'predicted' }),
      sentence: 'numbers-api is detected by the engine within 11.4 s (predicted)',
      observed: '9.1 s ± 0.02 s',
      limit: '11.4 s',
      margin: 2300,
      predicted: [5100, 11_400],
    }),
    judged({
      in: 'during',
      expectation: expectation(
        service('numbers-api'),
        { claim: 'doesNotRecover' },
        'plain Docker restarts nothing that is merely unhealthy',
      ),
      sentence: 'numbers-api does not recover',
      observed: 'not within 25 s',
    }),
    judged({
      in: 'during',
      expectation: expectation(probe('webPage'), { claim: 'isUnaffected' }),
      sentence: 'webPage is unaffected',
      observed: '100 % of 1,250',
      limit: '100 %',
    }),
    judged({
      in: 'after',
      expectation: expectation(probe('apiHealth'), { claim: 'recovers', within: milliseconds(3000) }),
      sentence: 'apiHealth recovers within 3 s',
      observed: '1.4 s ± 0.02 s',
      limit: '3 s',
      margin: 1600,
    }),
    judged({
      in: 'after',
      expectation: expectation(service('numbers-api'), { claim: 'recovers', within: 'predicted' }),
      sentence: 'numbers-api recovers within 6.3 s (predicted)',
      observed: '5.6 s ± 0.05 s',
      limit: '6.3 s',
      margin: 700,
      predicted: [1200, 6300],
    }),
  ],
  probes: [
    reading(instant(10_060), 'apiHealth', {
      availabilityDuring: { good: 0, due: 1250, unknown: 0 },
      availabilityAfter: { good: 672, due: 730, unknown: 0 },
      impact: seen(10_070, 10_060),
      recovery: seen(36_800, 10_060),
      residualRecovery: seen(36_800, 35_400),
      downtime: lasted(26_730),
      lostWork: { value: 1336, resolution: 0 },
      strip: {
        fresh: strip(
          40,
          ['ok', 4000, 10_080],
          ['http5xx', 10_080, 35_040],
          ['refused', 35_040, 36_800],
          ['ok', 36_800, 50_000],
        ),
        kept: strip(
          40,
          ['ok', 4020, 10_100],
          ['http5xx', 10_100, 35_020],
          ['reset', 35_020, 35_180],
          ['refused', 35_180, 36_820],
          ['ok', 36_820, 50_000],
        ),
      },
      latency: latency(2.1, [4000, 10_060], [36_800, 50_000]),
    }),
    reading(instant(10_060), 'webPage', {
      availabilityDuring: { good: 1250, due: 1250, unknown: 0 },
      availabilityAfter: { good: 730, due: 730, unknown: 0 },
      strip: { fresh: strip(40, ['ok', 4000, 50_000]), kept: strip(40, ['ok', 4020, 50_000]) },
      latency: latency(3.4, [4000, 50_000]),
    }),
    reading(instant(10_060), 'webClick', {
      availabilityDuring: { good: 0, due: 125, unknown: 0 },
      availabilityAfter: { good: 65, due: 73, unknown: 0 },
      impact: seen(10_200, 10_060, 200),
      recovery: seen(37_000, 10_060, 200),
      residualRecovery: seen(37_000, 35_400, 200),
      downtime: lasted(26_800),
      lostWork: { value: 134, resolution: 0 },
      strip: {
        fresh: strip(400, ['ok', 4000, 10_400], ['wrong', 10_400, 36_800], ['ok', 36_800, 50_000]),
        kept: strip(400, ['ok', 4200, 10_200], ['wrong', 10_200, 37_000], ['ok', 37_000, 50_000]),
      },
      latency: latency(14, [4000, 10_200], [37_000, 50_000]),
    }),
  ],
  loads: [],
  services: [
    serviceReading('numbers-api', {
      detection: seen(19_160, 10_060),
      detectedAs: 'unhealthy',
      action: unseen(15_840),
      recovery: seen(41_000, 10_060, 50),
      residualRecovery: seen(41_000, 35_400, 50),
      blind: lasted(9100),
      falseAlarm: lasted(4200),
      replicas: [
        replicaReading('numbers-api', {
          lane: lane(
            ['healthy', 4000, 19_160],
            ['unhealthy', 19_160, 35_050],
            ['exited', 35_050, 35_390],
            ['starting', 35_390, 41_000],
            ['healthy', 41_000, 50_000],
          ),
          looks: looks(9110, 50_000, 5050, [12_000, 36_000]),
        }),
      ],
    }),
    serviceReading('numbers-web', {
      blind: lasted(0),
      falseAlarm: lasted(0),
      replicas: [
        replicaReading('numbers-web', { lane: lane(['healthy', 4000, 50_000]), looks: looks(5400, 50_000, 5080) }),
      ],
    }),
  ],
  markers: [
    { at: instant(10_070), kind: 'impact', label: 'first bad answer' },
    { at: instant(19_160), kind: 'detection', label: 'engine: unhealthy' },
    { at: instant(35_000), kind: 'action', label: "operator's restart" },
    { at: instant(36_800), kind: 'recovery', label: 'users served again' },
    { at: instant(41_000), kind: 'recovery', label: 'healthy again' },
  ],
  story: story(
    [10_000, 'the fourth request to /rng is sent'],
    [10_060, 'the fault has landed: GET /health answers 500'],
    [10_070, 'apiHealth gets its first bad answer (http5xx)'],
    [14_160, 'the health check of numbers-api fails for the first time'],
    [19_160, 'the engine says unhealthy'],
    [35_000, 'the operator restarts numbers-api'],
    [36_800, 'apiHealth is answered again'],
    [41_000, 'the engine says healthy'],
  ),
  findings: [
    {
      severity: 'note',
      text: 'Nothing restarts numbers-api when it is unhealthy: its restart policy reacts to exits only.',
    },
  ],
  inconclusive: null,
};
