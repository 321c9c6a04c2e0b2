/** A second fault while the windows of the first last: when it comes, when both are over, and that both are undone whatever happens. */
import { expect } from 'chai';
import { analyse } from '../../harness/analysis/analyse.ts';
import { crash, pause, stop } from '../../harness/index.ts';
import type { TimelineEvent } from '../../harness/model/event.ts';
import type { Plan } from '../../harness/model/plan.ts';
import type { Experiment } from '../../harness/model/scenario.ts';
import type { SecondFault } from '../../harness/model/second-fault.ts';
import { seconds } from '../../harness/model/time.ts';
import { compilePlan } from '../../harness/plan/compile.ts';
import { renderPlan } from '../../harness/report/plan.ts';
import { api, db, describeScenario, services, web } from '../plan/sample.ts';
import { firstAt, ofType, runOnSim } from './on-sim.ts';

type First = Pick<Experiment, 'fault' | 'hold'>;

const scenarioOf = (first: First, second: SecondFault) => {
  const windows = { baseline: seconds(5), recovery: seconds(20), then: null, during: [], after: [] };
  return { ...describeScenario(), experiments: { both: { ...windows, ...first, second } } };
};
const compile = (first: First, second: SecondFault) =>
  compilePlan({
    ...{ scenario: scenarioOf(first, second), name: 'shop', file: 'scenarios/shop.ts', seed: '7f3a', services },
    judged: false,
  });

function planFor(first: First, second: SecondFault): Plan {
  const { plan, problems } = compile(first, second);
  if (plan === null) throw new Error(problems.map(({ message }) => message).join('\n'));
  return plan;
}

const second = (fault: SecondFault['fault'], after: number, hold: number | null = null): SecondFault => ({
  fault,
  after: seconds(after),
  hold: hold === null ? null : seconds(hold),
});

/** Both faults as their events tell: from the end of the first injection, seconds. */
function instantsOf(events: readonly TimelineEvent[]) {
  const [first, ...others] = ofType(events, 'inject.ended');
  const from = first!.ended;
  const rounded = (at: number): number => Math.round((at - from) / 100) / 10;
  return {
    injected: others.map((one) => [one.second, rounded(one.ended)]),
    reverted: ofType(events, 'revert.began').map((one) => [one.second, rounded(one.at)]),
    recovery: rounded(firstAt(events, (one) => one.type === 'phase.began' && one.phase === 'recovery')),
  };
}

describe('a second fault', () => {
  it('comes so long after the first injection, within its hold, and both are reverted by themselves', async () => {
    const plan = planFor({ fault: stop(db), hold: seconds(10) }, second(pause(api), 3, 4));
    const { events, ledger } = await runOnSim(plan);
    const { injected, reverted, recovery } = instantsOf(events);
    expect(injected).to.deep.equal([[true, 3]]);
    expect(reverted).to.deep.equal([
      [true, 7],
      [undefined, 10],
    ]);
    expect(recovery).to.be.within(10, 10.6);
    const lines = ledger.map(({ line }) => line);
    expect(lines.filter((line) => line.startsWith('intended'))).to.deep.equal([
      'intended both start',
      'intended both unpause',
    ]);
    expect(lines.filter((line) => line.startsWith('done'))).to.have.length(2);
  });

  it('may come after the end of the first: during its recovery, and the recovery window begins when both are over', async () => {
    const plan = planFor({ fault: pause(db), hold: seconds(2) }, second(pause(api), 5, 6));
    const { events } = await runOnSim(plan);
    expect(instantsOf(events).recovery).to.be.within(11, 11.3);
    const one = analyse(plan, events).experiments[0]!;
    expect(one.inconclusive).to.equal(null);
    expect(one.second!.landing).to.equal('applied');
    expect(one.label).to.equal('db paused, and api paused 5 s later');
    expect(one.window!.possible.to - one.window!.possible.from).to.be.within(11_000, 11_400);
    const [probe] = one.probes;
    expect(probe!.residualRecovery!.seen, 'good again after the last end').to.equal(true);
    if (probe!.residualRecovery!.seen) expect(probe!.residualRecovery!.time.value).to.be.below(500);
    expect(one.story.map(({ text }) => text)).to.include.members([
      'the first fault is reverted',
      'the second fault is reverted',
    ]);
  });

  it('ends a momentary first one as well: recovery is counted from the last injection', async () => {
    const plan = planFor({ fault: crash(api), hold: null }, second(crash(api), 4));
    const { events } = await runOnSim(plan);
    const one = analyse(plan, events).experiments[0]!;
    expect(one.inconclusive).to.equal(null);
    const [, last] = ofType(events, 'inject.ended');
    const [probe] = one.probes;
    expect(probe!.residualRecovery!.seen).to.equal(true);
    if (probe!.residualRecovery!.seen) expect(probe!.residualRecovery!.at).to.be.above(last!.ended);
    expect(
      one.services.find(({ service }) => service === 'api')!.restarts.filter((each) => each.started !== null),
    ).to.have.length(2);
  });

  it('that finds nobody does not land: the experiment is not judged, and the first is reverted as ever', async () => {
    const plan = planFor({ fault: stop(db), hold: seconds(8) }, second(crash(db), 2));
    const { events } = await runOnSim(plan);
    const one = analyse(plan, events).experiments[0]!;
    expect(one.landing).to.equal('applied');
    expect(one.second!.landing).to.equal('rejected');
    expect(one.inconclusive!.code).to.equal('R302');
    expect(one.inconclusive!.message).to.match(/^crash of db: db is exited/);
    expect(ofType(events, 'revert.ended').map(({ landing }) => landing)).to.deep.equal(['applied']);
    expect(ofType(events, 'run.ended')[0]!.ending).to.equal('completed');
  });

  it('is undone with the first, last in first out, where the run is interrupted while both hold', async () => {
    const plan = planFor({ fault: pause(db), hold: seconds(20) }, second(pause(api), 2, 10));
    const { events, ledger } = await runOnSim(plan, {
      onEvent: (event, interrupt) => {
        if (event.type === 'inject.ended' && event.second === true) interrupt();
      },
    });
    expect(ledger.map(({ line }) => line)).to.deep.equal([
      'intended both unpause',
      'intended both unpause',
      'done both',
      'done both',
    ]);
    const unpaused = ofType(events, 'container.changed').filter(({ change }) => change.to === 'unpaused');
    expect(unpaused.map(({ service }) => service)).to.deep.equal(['api', 'db']);
  });

  it('is no foreign hand, and what it does to its target is in nobody’s blast radius', async () => {
    const plan = planFor({ fault: crash(api), hold: null }, second(stop(web), 2, 5));
    const one = analyse(plan, (await runOnSim(plan)).events).experiments[0]!;
    expect(one.inconclusive).to.equal(null);
    expect(one.services.filter(({ inBlastRadius }) => inBlastRadius)).to.deep.equal([]);
  });

  it('is planned: its windows count, its time is told, and nothing is predicted of two at once', () => {
    const plan = planFor({ fault: stop(db), hold: seconds(10) }, second(pause(api), 8, 6));
    expect(plan.windows).to.equal(seconds(5 + 14 + 20));
    expect(plan.experiments[0]!.prediction.why).to.match(/two faults at once/);
    const text = renderPlan(plan);
    const told = text.split('\n').map((line) => line.trim().replace(/^(\d+ s) +/, '$1 '));
    expect(told.slice(told.indexOf('both'), told.indexOf('both') + 7)).to.deep.equal([
      'both',
      '0 s steady state for 5 s',
      '5 s db stopped',
      '13 s second: api paused',
      '15 s the first is reverted',
      '19 s the second is reverted',
      '39 s end of recovery',
    ]);
  });

  it('is checked as the first is: its target must be there', () => {
    const { problems } = compile({ fault: stop(db), hold: seconds(5) }, second({ kind: 'crash', target: 'nobody' }, 1));
    expect(problems!.map(({ code }) => code)).to.deep.equal(['R202']);
  });
});
