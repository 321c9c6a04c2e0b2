/** Invariants of a run in virtual time: asked once before the fault and once after the recovery, and compared. */
import { expect } from 'chai';
import { analyse } from '../../harness/analysis/analyse.ts';
import { answer, type Behaviour, wellBehaved } from '../../harness/engine/sim/behaviour.ts';
import { crash, type ExpectationDraft, expect as expectThat, redis } from '../../harness/index.ts';
import { apiHealth, db, describeScenario, planOf } from '../plan/sample.ts';
import { ofType, runOnSim } from './on-sim.ts';

const stock = redis(db, { command: 'GET stock', port: 6379 });

const scenario = (...more: readonly ExpectationDraft[]) =>
  describeScenario({
    probes: { apiHealth, stock },
    experiments: { a: { fault: crash(db), recovery: '20s', after: [expectThat(stock).isKept(), ...more] } },
  });

/** A store that says another value in each life of its process, the last of them for good. */
function storeOf(...values: readonly string[]): Behaviour {
  let life = 0;
  return {
    ...wellBehaved,
    fresh: () => {
      const value = values[Math.min(life++, values.length - 1)]!;
      return { answer: () => answer(200, value) };
    },
  };
}

describe('an invariant of a run', () => {
  it('is asked once before the fault and once after the recovery, and not in between', async () => {
    const plan = planOf(scenario());
    expect(Object.keys(plan.probes)).to.deep.equal(['apiHealth']);
    expect(Object.keys(plan.invariants ?? {})).to.deep.equal(['stock']);
    const { events } = await runOnSim(plan, { behaviours: { db: storeOf('1000') } });
    const read = ofType(events, 'invariant.read');
    expect(read.map(({ when, value }) => `${when} ${value}`)).to.deep.equal(['before 1000', 'after 1000']);
    const [injected] = ofType(events, 'inject.began');
    const recovered = events.find((one) => one.type === 'phase.ended' && one.phase === 'recovery')!;
    expect(read[0]!.end).to.be.at.most(injected!.at);
    expect(read[1]!.sent).to.be.at.least(recovered.at);
    expect(ofType(events, 'probe.ended').some((one) => one.probe === 'stock')).to.equal(false);
    expect(analyse(plan, events).verdict).to.equal('pass');
  });

  it('that is not kept fails the run, with both values', async () => {
    const plan = planOf(scenario());
    const { events } = await runOnSim(plan, { behaviours: { db: storeOf('1000', '900') } });
    const { verdict, sentence } = analyse(plan, events);
    expect(verdict).to.equal('fail');
    expect(sentence).to.contain('Expected that stock is kept; observed 1000 before the fault, 900 after the recovery');
  });

  it('is asked on its schedule too where something else is expected of it', async () => {
    const plan = planOf(scenario(expectThat(stock).recovers({ within: '9s' })));
    expect(Object.keys(plan.probes)).to.deep.equal(['apiHealth', 'stock']);
    expect(plan.invariants).to.equal(undefined);
    const { events } = await runOnSim(plan, { behaviours: { db: storeOf('1000') } });
    expect(ofType(events, 'invariant.read').length).to.equal(2);
    expect(ofType(events, 'probe.ended').some((one) => one.probe === 'stock' && one.value === '1000')).to.equal(true);
  });
});
