/** The metrics of runs: names, help, labels, and by what they change. All times are seconds, all timestamps seconds since 1970 UTC. */
import { Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { Analysis } from '../model/analysis.ts';
import type { TimelineEvent } from '../model/event.ts';

export type Families = ReturnType<typeof makeFamilies>;

/** What changes metrics with each event of one run, in order; `analysis` is what the events up to it say, made where it is asked for. */
export type Fold = (event: TimelineEvent, analysis: () => Analysis) => void;

/** From a service on the same machine to the longest that a probe usually waits. */
const latencyBuckets = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** All families in a registry of their own, without a series yet. What was not seen has no series: neither 0 nor a limit stands for it. */
export function makeFamilies() {
  const registry = new Registry();
  const gauge = gaugesIn(registry);
  return {
    registry,
    ...runFamilies(gauge),
    ...windowFamilies(gauge),
    ...resultFamilies(gauge),
    probeRequests: new Counter({
      name: 'resilience_probe_requests_total',
      help: 'Requests of the probes that ended, by what came back; harness_late and no_data count neither for nor against the service.',
      labelNames: ['scenario', 'probe', 'outcome'],
      registers: [registry],
    }),
    probeLatency: new Histogram({
      name: 'resilience_probe_latency_seconds',
      help: 'Time from the instant at which a request was due to the end of its good answer.',
      labelNames: ['scenario', 'probe'],
      buckets: latencyBuckets,
      registers: [registry],
    }),
  } as const;
}

type MakeGauge = <const T extends string>(name: string, help: string, labelNames: readonly T[]) => Gauge<T>;

/** Makes gauges whose names all begin alike. */
export const gaugesIn =
  (registry: Registry): MakeGauge =>
  (name, help, labelNames) =>
    new Gauge({ name: `resilience_${name}`, help, labelNames, registers: [registry] });

const runFamilies = (gauge: MakeGauge) => ({
  runInfo: gauge('run_info', 'The run of a scenario that the other series describe; always 1.', [
    'scenario',
    'run',
    'seed',
    'version',
    'commit',
    'engine',
  ]),
  runStart: gauge('run_start_timestamp_seconds', 'When the run began.', ['scenario']),
  runEnd: gauge('run_end_timestamp_seconds', 'When the run ended, its stack being down; absent while it goes on.', [
    'scenario',
  ]),
});

const windowFamilies = (gauge: MakeGauge) => ({
  phase: gauge('experiment_phase', 'Whether an experiment is in this phase: 0 or 1.', [
    'scenario',
    'experiment',
    'phase',
  ]),
  faultActive: gauge(
    'fault_active',
    'Whether a fault is being injected, may hold or is being reverted: 0 or 1; of a momentary fault until its landing was checked.',
    ['scenario', 'experiment', 'fault', 'target'],
  ),
  faultLanded: gauge(
    'fault_landed_timestamp_seconds',
    'When a fault had landed, which short ones do between two scrapes: the end of an injection that was proved.',
    ['scenario', 'experiment', 'fault', 'target'],
  ),
});

const resultFamilies = (gauge: MakeGauge) => ({
  detection: gauge(
    'detection_seconds',
    "Time from the landing of a fault until a detector noticed: the engine's first unhealthy or die, or a probe's first bad answer; absent where it did not.",
    ['scenario', 'experiment', 'service', 'detector'],
  ),
  recovery: gauge(
    'recovery_seconds',
    'Time from the landing of a fault until the subject, a probe or a service, was well again; absent where that was not seen, and where nothing broke.',
    ['scenario', 'experiment', 'subject', 'kind'],
  ),
  residualRecovery: gauge(
    'residual_recovery_seconds',
    'Of a fault that was held, the time from the end of its revert until the subject was well again; absent where that was not seen, and where nothing broke.',
    ['scenario', 'experiment', 'subject', 'kind'],
  ),
  expectations: gauge('expectations', 'Expectations judged so far, by verdict.', ['scenario', 'verdict']),
  verdict: gauge('verdict', 'Whether this is the verdict of the run that ended: 0 or 1.', ['scenario', 'verdict']),
});
