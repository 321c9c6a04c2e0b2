/** Names, units and help texts, judged by Prometheus's own checker. */
import { expect } from 'chai';
import { analyse } from '../../harness/analysis/analyse.ts';
import { expect as expectThat, pause } from '../../harness/index.ts';
import { expositionOf } from '../../harness/metrics/fold.ts';
import { renderGateMetrics } from '../../harness/metrics/fold-gate.ts';
import { api, apiHealth, describeScenario, planOf } from '../plan/sample.ts';
import { runOnSim } from '../runner/on-sim.ts';
import { checkMetrics } from './judges.ts';
import { sampleNight } from './sample-night.ts';

const families = [
  'detection_seconds',
  'expectations',
  'experiment_phase',
  'fault_active',
  'fault_landed_timestamp_seconds',
  'probe_latency_seconds',
  'probe_requests_total',
  'recovery_seconds',
  'residual_recovery_seconds',
  'run_end_timestamp_seconds',
  'run_info',
  'run_start_timestamp_seconds',
  'verdict',
];

describe('promtool', function () {
  this.timeout(120_000);
  let exposition: string;
  before(async () => {
    const after = [expectThat(apiHealth).recovers({ within: '3s' })] as const;
    const held = { fault: pause(api), hold: '5s', recovery: '13s', after } as const;
    const plan = planOf(describeScenario({ experiments: { 'a "pause" \\ of it': held } }));
    const { events } = await runOnSim(plan);
    exposition = await expositionOf(plan, events, analyse(plan, events));
  });

  it('finds nothing wrong with any of our metrics', async () => {
    const told = [...exposition.matchAll(/^# TYPE resilience_(\w+)/gm)].map((one) => one[1]).sort();
    expect(told).to.deep.equal(families);
    for (const family of families)
      expect(exposition, 'has a series').to.match(new RegExp(`^resilience_${family}`, 'm'));
    expect(await checkMetrics(exposition)).to.deep.equal({ exitCode: 0, said: '' });
  });

  it('finds nothing wrong with those of a night', async () => {
    expect(await checkMetrics(await renderGateMetrics(sampleNight()))).to.deep.equal({ exitCode: 0, said: '' });
  });

  it('would find a counter without its ending and a time that is not in seconds', async () => {
    const spoilt = exposition
      .replaceAll('probe_requests_total', 'probe_requests')
      .replaceAll('detection_seconds', 'detection_ms');
    const { exitCode, said } = await checkMetrics(spoilt);
    expect(exitCode).to.equal(3);
    expect(said)
      .to.match(/resilience_probe_requests counter/)
      .and.match(/resilience_detection_ms/);
  });
});
