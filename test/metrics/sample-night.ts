/** A night of two scenarios for tests: one got worse, one is new. */
import type { Quantity } from '../../harness/model/comparison-plan.ts';
import type { GateResult, JudgedMeasure, JudgedScenario, ScenarioState } from '../../harness/model/gate.ts';
import { minutes, seconds } from '../../harness/model/time.ts';

const band = {
  ...{ nights: 24, spread: 0.05, since: '2026-11-01' },
  ...{ median: seconds(1.3), low: seconds(1), high: seconds(1.6) },
};

export const judgedMeasure = (quantity: Quantity, more: Partial<JudgedMeasure> = {}): JudgedMeasure => ({
  measure: {
    ...{ experiment: 'a crash of db', quantity, service: 'db', window: seconds(20), repeats: [] },
    probe: quantity === 'recovery' || quantity === 'downtime' ? 'orders' : null,
  },
  ...{ title: 'served again', median: seconds(4.4), gated: true, band, screen: 'slower', ratio: 3.4, compared: null },
  ...more,
});

const scenario = (name: string, state: ScenarioState, measures: readonly JudgedMeasure[]): JudgedScenario => ({
  facts: {
    ...{ role: 'scenario', scenario: name, title: name, file: `scenarios/${name}.ts`, tags: [], seed: 'd863' },
    ...{ key: null, revision: null, images: {}, planned: 8, used: 8, rejected: 0, objectives: [], measures: [] },
    ...{
      verdicts: { pass: 8, fail: 0, inconclusive: 0 },
      took: minutes(4),
      unusable: null,
      unsteady: null,
      folder: name,
    },
    ...{
      host: { loadBefore: 0, loadAfter: 1, steal: 0 },
      comparison: null,
      bisection: null,
      telling: null,
      reproduce: '',
    },
  },
  ...{ state, before: null, red: state === 'regressed', sentence: '', details: [], measures },
  ...{ quarantine: null, counts: true, level: 'kept' },
});

export const sampleNight = (): GateResult => ({
  ...{ schema: 'resilience.gate/1', number: 41, verdict: 'fail', sentence: '1 of 2 got worse', changed: [] },
  facts: {
    ...{ schema: 'resilience.night/1', night: '2026-11-30', run: '1658821493', suite: 'nightly', seed: 'd863' },
    ...{ wall: 1_796_005_020_500, duration: minutes(38), planned: minutes(38), budget: minutes(40), repeats: 8 },
    ...{ version: '0.1.0', command: '', engine: null, shard: null, scenarios: [], ending: 'completed' },
    ...{ explorations: [], leftovers: [], failures: [] },
  },
  scenarios: [
    scenario('shop', 'regressed', [
      judgedMeasure('recovery'),
      judgedMeasure('downtime', { median: seconds(4.1) }),
      judgedMeasure('detection', { median: seconds(0.25), band: { ...band, low: null, high: null } }),
      judgedMeasure('engineRecovery', { median: null, band: null }),
    ]),
    scenario('todo-list', 'new', [judgedMeasure('recovery', { median: seconds(0.8), band: null })]),
  ],
  ...{ explorations: [], notes: [], failures: [] },
});
