/** Metrics of runs in virtual time: what a scrape would see at each moment, and what is kept. */
import { expect } from 'chai';
import { analyse } from '../../harness/analysis/analyse.ts';
import { crash, expect as expectThat, pause } from '../../harness/index.ts';
import { makeFamilies } from '../../harness/metrics/families.ts';
import { expositionOf, foldInto } from '../../harness/metrics/fold.ts';
import type { TimelineEvent } from '../../harness/model/event.ts';
import type { Plan } from '../../harness/model/plan.ts';
import { api, apiHealth, describeScenario, planOf } from '../plan/sample.ts';
import { type Kept, ofType, runOnSim, type SimRun } from '../runner/on-sim.ts';
import { readSamples, type Samples } from './samples.ts';

const plan = planOf(
  describeScenario({
    experiments: {
      'a pause': {
        fault: pause(api),
        hold: '8s',
        recovery: '15s',
        during: [expectThat(apiHealth).fails()],
        after: [expectThat(apiHealth).recovers({ within: '3s' })],
      },
      'a crash': { fault: crash(api), recovery: '20s', after: [expectThat(apiHealth).recovers({ within: '1ms' })] },
    },
  }),
);

const ofPause = 'scenario="shop",experiment="a pause",fault="pause",target="api"';
const ofCrash = 'scenario="shop",experiment="a crash",fault="crash",target="api"';

/** What is served after each event, for those that `asks`. */
async function served(events: readonly TimelineEvent[], asks: (event: TimelineEvent) => boolean, of: Plan = plan) {
  const families = makeFamilies();
  const fold = foldInto(families, of);
  const seen: { readonly event: TimelineEvent; readonly samples: Samples }[] = [];
  const soFar: TimelineEvent[] = [];
  for (const event of events) {
    soFar.push(event);
    fold(event, () => analyse(of, soFar));
    if (asks(event)) seen.push({ event, samples: readSamples(await families.registry.metrics()) });
  }
  return seen;
}

const keptOf = async ({ events }: Kept, of: Plan = plan): Promise<Samples> =>
  readSamples(await expositionOf(of, events, analyse(of, events)));

const endedBy = (event: TimelineEvent, phase: string, experiment: string): boolean =>
  event.type === 'phase.ended' && event.phase === phase && event.experiment === experiment;

describe('the metrics of a run', () => {
  let run: Kept;
  let kept: Samples;
  before(async () => {
    run = await runOnSim(plan);
    kept = await keptOf(run);
  });

  it('call a held fault active from the begin of its injection to the end of its revert, and at no other time', async () => {
    const began = ofType(run.events, 'inject.began').find((one) => one.experiment === 'a pause')!;
    const reverted = ofType(run.events, 'revert.ended').find((one) => one.experiment === 'a pause')!;
    const all = await served(run.events, ({ type }) => type !== 'probe.ended');
    for (const { event, samples } of all) {
      const active = event.seq >= began.seq && event.seq < reverted.seq ? 1 : 0;
      expect(samples.get(`resilience_fault_active{${ofPause}}`), `${event.seq} ${event.type}`).to.equal(active);
    }
    expect(all.length, 'moments looked at').to.be.greaterThan(20);
  });

  it('call a momentary fault active until its landing was checked', async () => {
    const asks = (event: TimelineEvent) => event.type === 'inject.ended' || endedBy(event, 'fault', 'a crash');
    const [, crashed, over] = await served(run.events, asks);
    expect(crashed?.samples.get(`resilience_fault_active{${ofCrash}}`)).to.equal(1);
    expect(over?.samples.get(`resilience_fault_active{${ofCrash}}`)).to.equal(0);
  });

  it('tell when a fault had landed, in seconds since 1970', () => {
    const [began] = ofType(run.events, 'run.began');
    for (const { experiment, ended } of ofType(run.events, 'inject.ended')) {
      const labels = experiment === 'a pause' ? ofPause : ofCrash;
      const at = kept.get(`resilience_fault_landed_timestamp_seconds{${labels}}`);
      expect(at, experiment).to.be.closeTo((began!.wall + ended) / 1000, 1e-6);
    }
  });

  it('have every phase of an experiment once, one at a time', async () => {
    const phase = (name: string, samples: Samples) =>
      samples.get(`resilience_experiment_phase{scenario="shop",experiment="a pause",phase="${name}"}`);
    const all = await served(run.events, ({ type }) => type === 'phase.began' || type === 'phase.ended');
    const seen = all.map(({ samples }) =>
      ['baseline', 'fault', 'recovery'].map((name) => phase(name, samples)).join(''),
    );
    expect(seen.filter((one, index) => one !== seen[index - 1])).to.deep.equal([
      '000',
      '100',
      '000',
      '010',
      '000',
      '001',
      '000',
    ]);
  });

  it('count every request of a probe by what came back, and time its good answers from when they were due', () => {
    const ended = ofType(run.events, 'probe.ended').filter((one) => one.role === 'probe');
    const outcomes = new Set(ended.map((one) => one.outcome));
    expect(outcomes.size, 'kinds of outcomes').to.be.greaterThan(1);
    for (const outcome of outcomes) {
      const labels = `scenario="shop",probe="apiHealth",outcome="${outcome}"`;
      const count = ended.filter((one) => one.outcome === outcome).length;
      expect(kept.get(`resilience_probe_requests_total{${labels}}`), outcome).to.equal(count);
    }
    const good = ended.filter((one) => one.outcome === 'ok');
    const total = good.reduce((sum, one) => sum + (one.end - one.due) / 1000, 0);
    const labels = '{scenario="shop",probe="apiHealth"}';
    expect(kept.get(`resilience_probe_latency_seconds_count${labels}`)).to.equal(good.length);
    expect(kept.get(`resilience_probe_latency_seconds_sum${labels}`)).to.be.closeTo(total, 1e-6);
  });

  it('tell times of an experiment as its report does, as soon as it is over', async () => {
    const [after] = await served(run.events, (event) => endedBy(event, 'recovery', 'a pause'));
    for (const [what, samples] of [
      ['live', after!.samples],
      ['kept', kept],
    ] as const) {
      const time = (name: string, labels: string) =>
        samples.get(`resilience_${name}{scenario="shop",experiment="a pause",${labels}}`);
      const byUsers = time('detection_seconds', 'service="api",detector="probe:apiHealth"');
      expect(byUsers, `${what}: users notice`).to.be.within(0, 1.1);
      const recovery = time('recovery_seconds', 'subject="apiHealth",kind="probe"');
      expect(recovery, `${what}: recovery`).to.be.within(8, 8.5);
      expect(time('residual_recovery_seconds', 'subject="apiHealth",kind="probe"'), what).to.be.within(0, 0.5);
    }
    expect([...after!.samples.keys()].filter((key) => /_seconds\{.*a crash/.test(key))).to.deep.equal([]);
  });

  it('have no series for what was not seen: no detection by the engine of a pause, no recovery where nothing broke', () => {
    const all = [...kept.keys()];
    expect(all.filter((key) => /detection_seconds\{.*a pause.*engine/.test(key))).to.deep.equal([]);
    expect(all.filter((key) => /recovery_seconds\{.*subject="(web|db)"/.test(key))).to.deep.equal([]);
  });

  it('have no series for a recovery that did not come before the run ended', async () => {
    const description = describeScenario({
      experiments: { 'a crash': { fault: crash(api), recovery: '10s', after: [expectThat(apiHealth).fails()] } },
    });
    const never = planOf(
      description,
      plan.services.map((one) => ({ ...one, restart: { name: 'no' as const, maxAttempts: 0 } })),
    );
    const samples = await keptOf(await runOnSim(never), never);
    const labels = 'scenario="shop",experiment="a crash"';
    expect(samples.get(`resilience_detection_seconds{${labels},service="api",detector="engine"}`)).to.be.at.least(0);
    expect([...samples.keys()].filter((key) => key.includes('recovery_seconds'))).to.deep.equal([]);
  });

  it('count expectations as they are judged, and tell the verdict when the run has ended', async () => {
    const asks = (event: TimelineEvent) => endedBy(event, 'recovery', 'a pause') || event.type === 'run.ended';
    const [after, end] = await served(run.events, asks);
    const counts = (samples: Samples) =>
      ['pass', 'inconclusive', 'fail'].map((one) =>
        samples.get(`resilience_expectations{scenario="shop",verdict="${one}"}`),
      );
    expect(counts(after!.samples)).to.deep.equal([2, 0, 0]);
    expect([...after!.samples.keys()].filter((key) => key.startsWith('resilience_verdict'))).to.deep.equal([]);
    expect(counts(end!.samples)).to.deep.equal([2, 0, 1]);
    const verdict = (one: string) => end!.samples.get(`resilience_verdict{scenario="shop",verdict="${one}"}`);
    expect([verdict('pass'), verdict('inconclusive'), verdict('fail')]).to.deep.equal([0, 0, 1]);
  });

  it('ask for an analysis when an experiment is over and when the run has ended, and at no other time', () => {
    const fold = foldInto(makeFamilies(), plan);
    const asked: TimelineEvent[] = [];
    for (const event of run.events) {
      fold(event, () => {
        asked.push(event);
        return analyse(plan, run.events);
      });
    }
    const over = (event: TimelineEvent) => plan.experiments.some(({ name }) => endedBy(event, 'recovery', name));
    expect(asked).to.deep.equal(run.events.filter((event) => over(event) || event.type === 'run.ended'));
  });

  it('leave nothing active behind an interrupted run, and call it inconclusive', async () => {
    const onEvent: NonNullable<SimRun['onEvent']> = (event, interrupt) => {
      if (event.type === 'inject.ended') interrupt();
    };
    const samples = await keptOf(await runOnSim(plan, { onEvent }));
    const active = [...samples].filter(([key]) => /^resilience_(fault_active|experiment_phase)/.test(key));
    expect(active.filter(([, value]) => value !== 0)).to.deep.equal([]);
    expect(samples.get('resilience_verdict{scenario="shop",verdict="inconclusive"}')).to.equal(1);
    expect(samples.get('resilience_run_end_timestamp_seconds{scenario="shop"}')).to.be.greaterThan(0);
  });

  it('keep runs of several scenarios apart in one registry', async () => {
    const other = { ...plan, scenario: 'other' };
    const families = makeFamilies();
    const folds = [plan, other].map((one) => foldInto(families, one));
    const analysis = () => analyse(plan, run.events);
    for (const fold of folds) for (const event of run.events) fold(event, analysis);
    const samples = readSamples(await families.registry.metrics());
    const count = (scenario: string) =>
      samples.get(`resilience_probe_requests_total{scenario="${scenario}",probe="apiHealth",outcome="ok"}`);
    expect(count('shop')).to.equal(count('other')).and.to.be.greaterThan(100);
  });
});
