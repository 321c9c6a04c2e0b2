/** What must hold when the last fault is over, read of an experiment: what stays down, what is not served for good, what loops. */
import { expect } from 'chai';
import type { ExperimentAnalysis } from '../../harness/model/analysis.ts';
import { failure } from '../../harness/model/failure.ts';
import { instant, milliseconds, type Span } from '../../harness/model/time.ts';
import { plainHabit } from '../../harness/schedules/habits.ts';
import { brokenInvariants } from '../../harness/schedules/invariants.ts';
import { measuredAs } from './sample.ts';

const span = (from: number, to: number): Span => ({ from: instant(from), to: instant(to) });

async function sound(): Promise<ExperimentAnalysis> {
  const [one] = await measuredAs(plainHabit, { name: 'always' }, ['api crash']);
  return one!.analysis;
}

describe('schedules/invariants', () => {
  it('says nothing of a stack that came back', async () => {
    expect(brokenInvariants(await sound())).to.deep.equal([]);
  });

  it('tells what ended worse than it began, by its name', async () => {
    const [one] = await measuredAs(plainHabit, { name: 'no' }, ['api crash']);
    const broken = brokenInvariants(one!.analysis)!;
    expect(broken.map(({ about }) => about)).to.deep.equal(['api', 'web']);
    expect(broken[0]!.text).to.match(/^api is down for the last /);
  });

  it('tells of a service that goes on restarting at the end, and not of one that did before', async () => {
    const one = await sound();
    const healed = one.window!.possible.to;
    const restart = (before: number) => {
      const died = instant(one.span.to - before);
      return { died, started: instant(died + 200), exitCode: 1 };
    };
    const withRestarts = (restarts: readonly ReturnType<typeof restart>[]): ExperimentAnalysis => ({
      ...one,
      services: one.services.map((service) => (service.service === 'api' ? { ...service, restarts } : service)),
    });
    expect(one.span.to - healed).to.be.above(10_000);
    expect(brokenInvariants(withRestarts([restart(3000), restart(1000)]))).to.deep.equal([
      { about: 'api', text: 'api restarts again and again: 2 times at the end of the recovery' },
    ]);
    expect(brokenInvariants(withRestarts([restart(15_000), restart(12_000)]))).to.deep.equal([]);
  });

  it('tells of a probe that was served and is not for good', async () => {
    const one = await sound();
    const forGood = { seen: false, until: milliseconds(15_000), censoredBy: 'ended' } as const;
    const flapping = { ...one, probes: one.probes.map((probe) => ({ ...probe, forGood, residualForGood: null })) };
    expect(brokenInvariants(flapping)!.map(({ text }) => text)[0]).to.match(/^web is not served for good 20 s after/);
  });

  it('cannot tell of what was not judged, or never began', async () => {
    const one = await sound();
    expect(brokenInvariants({ ...one, inconclusive: failure('R302', 'it did not land') })).to.equal(null);
    expect(brokenInvariants({ ...one, window: null, span: span(0, 1) })).to.equal(null);
  });
});
