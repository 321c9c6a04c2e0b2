/** Hand-made analyses: one that passes, one that fails, one that never heals, one that cannot tell. */
import type { Analysis, ExperimentAnalysis } from '../../harness/model/analysis.ts';
import { failure } from '../../harness/model/failure.ts';
import { instant, milliseconds, range } from '../../harness/model/time.ts';
import { itsOwnBug } from './sample-bug.ts';
import { aCrash } from './sample-crash.ts';
import { noWayToTheApi } from './sample-cut.ts';
import { seen, unseen } from './sample-parts.ts';

const ms = milliseconds;

const confidenceOf = (probe: string, rate: number, late: number) => ({
  probe,
  sent: Math.round(rate * 98),
  late,
  latenessP50: ms(0.31),
  latenessP99: ms(2.4),
  latenessMax: ms(14.2),
  goodFor: ms(10_000),
  resolution: ms(1000 / rate),
});

export const passing: Analysis = {
  schema: 'resilience.result/2',
  run: '20261123-0412-7f3a',
  scenario: 'numbers-api',
  title: 'numbers-api: what its health check notices, and what heals it',
  file: 'scenarios/numbers-api.ts',
  verdict: 'pass',
  sentence: '9 of 9 expectations held. Nothing on this engine heals a numbers-api that is merely unhealthy.',
  ending: 'completed',
  failures: [],
  leftovers: [],
  kept: { names: ['resilience-numbers-api:v3', 'resilience-numbers-web:v3'], bytes: 1_300_000 },
  seed: '7f3a',
  commit: '44cd49b1c9a0',
  command: 'resilience run scenarios/numbers-api.ts --seed 7f3a',
  version: '0.1.0',
  wall: Date.UTC(2026, 10, 23, 4, 12, 9),
  duration: ms(101_300),
  engine: {
    name: 'Docker Engine',
    version: '26.1.5',
    apiVersion: '1.45',
    composeVersion: '2.26.1',
    os: 'Debian GNU/Linux 12',
    kernel: '6.1.0',
    cgroup: '1',
    cpus: 2,
    memoryBytes: 8_372_224_000,
    local: true,
  },
  changes: [
    {
      service: null,
      field: 'name',
      from: 'numbers',
      to: 'one of its own',
      why: 'nothing else is touched, and runs do not clash',
    },
    ...(['numbers-api', 'numbers-web'] as const).map((service, index) => ({
      service,
      field: 'ports',
      from: `${8087 + index}:80`,
      to: 'free ports of 127.0.0.1',
      why: 'runs do not clash',
    })),
  ],
  settings: [
    {
      service: 'numbers-api',
      image: 'numbers-api:v3',
      imageDigest: 'sha256:0f4c6a1d9b',
      health: 'interval 5 s, timeout 1 s, retries 2, start period 5 s',
      restart: 'on-failure',
    },
    {
      service: 'numbers-web',
      image: 'numbers-web:v3',
      imageDigest: 'sha256:aa91c2e077',
      health: 'interval 5 s, timeout 1 s, retries 2, start period 10 s',
      restart: 'on-failure',
    },
  ],
  experiments: [itsOwnBug, aCrash, noWayToTheApi],
  confidence: {
    calibration: {
      engineRoundTripP50: ms(1.2),
      engineRoundTripMax: ms(6.7),
      clockOffset: ms(0.2),
      clockUncertainty: ms(1.1),
      timerLatenessP50: ms(0.3),
      timerLatenessP99: ms(2.1),
    },
    probes: [confidenceOf('apiHealth', 50, 0), confidenceOf('webPage', 50, 2), confidenceOf('webClick', 5, 0)],
    witnesses: [],
    healthProbe: {
      'numbers-api': { p50: ms(52), max: ms(71), count: 18 },
      'numbers-web': { p50: ms(49), max: ms(66), count: 19 },
    },
    warnings: [],
  },
};

/** The crash came back too late: beyond its limit and outside its predicted interval. */
const slowCrash: ExperimentAnalysis = {
  ...aCrash,
  verdict: 'fail',
  expectations: [
    {
      ...aCrash.expectations[0]!,
      verdict: 'fail',
      observed: '3.4 s ± 0.02 s',
      margin: ms(-1400),
      predicted: range(ms(500), ms(900)),
      reason: 'the container was started again after 0.16 s, but refused connections until 3.4 s',
      evidence: [
        { at: instant(56_200), text: 'numbers-api crashed' },
        { at: instant(56_520), text: 'started again by its restart policy' },
        { at: instant(58_200), text: 'limit: apiHealth should have recovered by here' },
        { at: instant(59_600), text: 'first good answer of apiHealth' },
      ],
    },
    aCrash.expectations[1]!,
  ],
  probes: aCrash.probes.map((one) => ({
    ...one,
    recovery: seen(59_600, 56_200),
    forGood: seen(59_600, 56_200),
    strip: {
      fresh: one.strip.fresh.map((run) =>
        run.outcome === 'refused'
          ? { ...run, to: instant(59_560), count: 88 }
          : run.from > 56_500
            ? { ...run, from: instant(59_600), count: 410 }
            : run,
      ),
      kept: one.strip.kept.map((run) =>
        run.outcome === 'refused'
          ? { ...run, to: instant(59_580), count: 88 }
          : run.from > 56_500
            ? { ...run, from: instant(59_620), count: 409 }
            : run,
      ),
    },
    latency: one.latency.filter((point) => point.at < 56_000 || point.at > 59_600),
  })),
  markers: aCrash.markers.map((one) => (one.label === 'users served again' ? { ...one, at: instant(59_600) } : one)),
  findings: [{ severity: 'warning', text: 'apiHealth recovered after 3.4 s, outside its predicted 0.5 … 0.9 s.' }],
};

/** The cut never took hold, so nothing is known. */
const notLanded: ExperimentAnalysis = {
  ...noWayToTheApi,
  verdict: 'inconclusive',
  landing: 'rejected',
  proof: 'a connect from numbers-web to numbers-api still succeeded',
  expectations: noWayToTheApi.expectations.map((one) => ({
    ...one,
    verdict: 'inconclusive',
    observed: 'not judged',
    margin: null,
    reason: 'the fault did not land',
  })),
  inconclusive: failure('R302', 'numbers-web still reached numbers-api after its packets were dropped', {
    at: "experiment 'no way to the API'",
    fix: 'see whether numbers-web reaches numbers-api over another network',
  }),
};

export const failing: Analysis = {
  ...passing,
  verdict: 'fail',
  sentence:
    '1 of 9 expectations failed and 2 could not be judged: apiHealth recovered from a crash after 3.4 s, limit 2 s.',
  experiments: [itsOwnBug, slowCrash, notLanded],
  confidence: {
    ...passing.confidence,
    warnings: [
      failure('R310', 'Events between 58 s and 58.4 s may be missing', { fix: 'run again on an idle machine' }),
    ],
  },
};

export const inconclusive: Analysis = {
  ...passing,
  scenario: 'numbers-web',
  file: 'scenarios/numbers-web.ts',
  verdict: 'inconclusive',
  sentence: '7 of 9 expectations held; 2 could not be judged: the fault did not land.',
  experiments: [itsOwnBug, aCrash, notLanded],
};

/** The crash never healed, and was noticed sooner than predicted: brackets at both edges of the picture. */
export const hopeless: Analysis = {
  ...failing,
  sentence: 'numbers-api never came back.',
  experiments: [
    {
      ...slowCrash,
      label:
        'a crash of numbers-api with a label that is much too long to stand inside of its bar or on either side of it, as long ones are',
      probes: slowCrash.probes.map((one) => ({ ...one, recovery: unseen(19_800), forGood: unseen(19_800) })),
      services: slowCrash.services.map((one) => ({ ...one, recovery: unseen(19_800) })),
      prediction: {
        ...slowCrash.prediction,
        detection: range(ms(15_000), ms(19_000)),
        engineRecovery: range(ms(100), ms(19_700)),
      },
    },
  ],
};
