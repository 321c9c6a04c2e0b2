/** The metrics of the gate's last night: names, help, labels. No label says which night, run or revision: a series goes on from night to night. */
import { Registry } from 'prom-client';
import { gaugesIn } from './families.ts';

export type GateFamilies = ReturnType<typeof makeGateFamilies>;

/** All families in a registry of their own, without a series yet. */
export function makeGateFamilies() {
  const registry = new Registry();
  const gauge = gaugesIn(registry);
  const time = (quantity: string, what: string) =>
    gauge(
      `gate_${quantity}_seconds`,
      `Median of the night's repeats: ${what}; absent where half of them did not see it.`,
      ['suite', 'scenario', 'experiment', 'probe'],
    );
  return {
    registry,
    state: gauge('gate_state', 'Whether this is the state of a scenario after the last night: 0 or 1.', [
      'suite',
      'scenario',
      'state',
    ]),
    red: gauge('gate_red', 'Whether a scenario turned the last night red: 0 or 1.', ['suite', 'scenario']),
    verdict: gauge('gate_verdict', 'Whether this is the verdict of the last night: 0 or 1.', ['suite', 'verdict']),
    night: gauge('gate_night_timestamp_seconds', 'When the last night began.', ['suite']),
    duration: gauge('gate_duration_seconds', 'How long the last night took.', ['suite']),
    times: {
      recovery: time('recovery', 'time from the landing of a fault until the probe was well again'),
      detection: time('detection', "time from the landing of a fault until the engine's first unhealthy or die"),
      engineRecovery: time('engine_recovery', 'time until the target ran again, and was healthy if it has a check'),
      downtime: time('downtime', 'how long the probe had bad answers'),
    },
    baseline: gauge(
      'gate_baseline_seconds',
      "Of the nights before: their median, and low and high, between which a night's median lies with 95 % each way; absent while too few nights are known.",
      ['suite', 'scenario', 'experiment', 'quantity', 'bound'],
    ),
  } as const;
}
