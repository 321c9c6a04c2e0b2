/** A run in virtual time: the order of what happens, and that everything is undone whatever happens. */
import { expect } from 'chai';
import { answer, type Behaviour, wellBehaved } from '../../harness/engine/sim/behaviour.ts';
import { crash, expect as expectThat, http, kill, pause } from '../../harness/index.ts';
import { api, apiHealth, db, describeScenario, planOf } from '../plan/sample.ts';
import { firstAt, ofType, runOnSim } from './on-sim.ts';

const crashPlan = planOf(describeScenario());

const pausePlan = planOf(
  describeScenario({
    experiments: {
      'a pause': {
        fault: pause(api),
        hold: '8s',
        recovery: '15s',
        during: [expectThat(apiHealth).fails()],
        after: [expectThat(apiHealth).recovers({ within: '3s' })],
      },
    },
  }),
);

describe('a run', () => {
  it('begins and ends its timeline, with its phases in order between', async () => {
    const { events } = await runOnSim(crashPlan);
    expect(events[0]?.type).to.equal('run.began');
    expect(events.at(-1)).to.deep.include({ type: 'run.ended', ending: 'completed', leftovers: [], failures: [] });
    expect(ofType(events, 'phase.began').map((one) => one.phase)).to.deep.equal([
      'setup',
      'baseline',
      'fault',
      'recovery',
      'teardown',
    ]);
    expect(events.map((one) => one.seq)).to.deep.equal(events.map((_, index) => index));
  });

  it('holds its windows to the millisecond', async () => {
    const { events } = await runOnSim(pausePlan);
    const phase = (type: 'phase.began' | 'phase.ended', name: string) =>
      firstAt(events, (event) => event.type === type && event.phase === name);
    expect(phase('phase.ended', 'baseline') - phase('phase.began', 'baseline')).to.be.closeTo(5000, 2);
    const injected = ofType(events, 'inject.ended')[0]!.ended;
    expect(firstAt(events, (event) => event.type === 'revert.began') - injected).to.be.closeTo(8000, 2);
    const reverted = ofType(events, 'revert.ended')[0]!.ended;
    expect(phase('phase.ended', 'recovery') - reverted).to.be.closeTo(15_000, 2);
  });

  it('judges every body by its pattern with the flags that it has', async () => {
    const page = http(api, '/', { body: /^OK$/i });
    const strict = http(api, '/', { body: /^OK$/ });
    const experiments = {
      'a crash': { fault: crash(api), recovery: '5s', after: [expectThat(page).fails()] },
    } as const;
    const plan = JSON.parse(JSON.stringify(planOf(describeScenario({ probes: { page, strict }, experiments }))));
    const { events } = await runOnSim(plan);
    const outcomes = (probe: string) =>
      new Set(ofType(events, 'probe.ended').flatMap((one) => (one.probe === probe ? [one.outcome] : [])));
    expect(outcomes('page')).to.include('ok').and.not.include('wrong_body');
    expect(outcomes('strict')).to.include('wrong_body').and.not.include('ok');
  });

  it('proves that a fault landed, and says how', async () => {
    const { events } = await runOnSim(crashPlan);
    const [ended] = ofType(events, 'inject.ended');
    expect(ended?.landing).to.equal('applied');
    expect(ended?.proof).to.be.a('string').and.not.equal('');
  });

  it('writes an undo ahead of its fault, and marks it as done', async () => {
    const { events, ledger } = await runOnSim(pausePlan);
    const injected = ofType(events, 'inject.began')[0]!.seq;
    expect(ledger.map((one) => one.line)).to.deep.equal(['intended a pause unpause', 'done a pause']);
    expect(ledger[0]!.seq).to.be.at.most(injected);
    expect(ledger[1]!.seq).to.be.greaterThan(injected);
  });

  it('keeps the log and the last state of every container before the stack goes', async () => {
    const { files } = await runOnSim(crashPlan);
    expect([...files.keys()].sort()).to.deep.equal(
      ['api', 'db', 'web'].flatMap((name) => [`logs/${name}-1.json`, `logs/${name}-1.log`]),
    );
  });

  it('sends its probes through the outage at their rate', async () => {
    const { events } = await runOnSim(pausePlan);
    const due = ofType(events, 'probe.ended')
      .map((one) => one.due)
      .sort((a, b) => a - b);
    const gaps = due.slice(1).map((at, index) => at - due[index]!);
    expect(Math.max(...gaps)).to.be.closeTo(10, 0.001);
  });

  it('reads every health check run once', async () => {
    const { events } = await runOnSim(crashPlan);
    const looks = ofType(events, 'health.probed').map((one) => `${one.service} ${one.start}`);
    expect(new Set(looks).size).to.equal(looks.length);
    expect(looks.length).to.be.greaterThan(6);
  });

  it('gives the same timeline for the same seed, byte for byte, and another for another', async () => {
    const [first, second, other] = await Promise.all([
      runOnSim(crashPlan),
      runOnSim(crashPlan),
      runOnSim(crashPlan, { seed: 'beef' }),
    ]);
    expect(JSON.stringify(first.events)).to.equal(JSON.stringify(second.events));
    expect(JSON.stringify(first.events)).not.to.equal(JSON.stringify(other.events));
  });

  it('puts back what a momentary fault broke, so that the next experiment finds a whole stack', async () => {
    const plan = planOf(
      describeScenario({
        experiments: {
          'a kill': { fault: kill(api), recovery: '8s', after: [expectThat(api).doesNotRecover()] },
          'a crash': { fault: crash(api), recovery: '20s', after: [expectThat(apiHealth).recovers({ within: '3s' })] },
        },
      }),
    );
    const { events } = await runOnSim(plan);
    expect(ofType(events, 'warned')).to.deep.equal([]);
    expect(ofType(events, 'inject.ended').map((one) => one.landing)).to.deep.equal(['applied', 'applied']);
  });

  it('leaves a stack that is not steady in peace, and says who is not', async () => {
    const plan = planOf(
      describeScenario({
        experiments: {
          'a kill': { fault: kill(db), recovery: '8s', after: [expectThat(db).doesNotRecover()] },
          'a crash': { fault: crash(api), recovery: '20s', after: [expectThat(apiHealth).recovers({ within: '3s' })] },
        },
      }),
    );
    let starts = 0;
    const oneLife: Behaviour = {
      ...wellBehaved,
      fresh: (identity) => {
        starts += 1;
        const app = wellBehaved.fresh(identity);
        return starts === 1 ? app : { ...app, begin: () => ({ ...answer(0, ''), exit: 1 }) };
      },
    };
    const { events } = await runOnSim(plan, { behaviours: { db: oneLife } });
    const [warned] = ofType(events, 'warned');
    expect(warned?.failure).to.include({ code: 'R301', at: "experiment 'a crash'" });
    expect(warned?.failure.message).to.match(/db (ended|has ended)/);
    expect(ofType(events, 'inject.began').map((one) => one.experiment)).to.deep.equal(['a kill']);
    expect(events.at(-1)).to.include({ type: 'run.ended', ending: 'completed' });
  });
});

describe('an interrupted run', () => {
  it('undoes the fault, takes the stack down, and says that it was interrupted', async () => {
    const { events, ledger } = await runOnSim(pausePlan, {
      onEvent: (event, interrupt) => event.type === 'inject.ended' && interrupt(),
    });
    expect(events.at(-1)).to.deep.include({ type: 'run.ended', ending: 'interrupted', leftovers: [] });
    expect(ledger.map((one) => one.line)).to.deep.equal(['intended a pause unpause', 'done a pause']);
    expect(ofType(events, 'container.changed').map((one) => one.change.to)).to.include('unpaused');
  });

  it('ends as quickly in every phase', async () => {
    for (const phase of ['setup', 'baseline', 'fault', 'recovery'] as const) {
      const { events } = await runOnSim(pausePlan, {
        onEvent: (event, interrupt) => event.type === 'phase.began' && event.phase === phase && interrupt(),
      });
      const began = firstAt(events, (event) => event.type === 'phase.began' && event.phase === phase);
      expect(events.at(-1), phase).to.deep.include({ type: 'run.ended', ending: 'interrupted', leftovers: [] });
      expect(events.at(-1)!.at - began, phase).to.be.below(12_000);
    }
  });

  it('is aborted by its budget, with the code for it', async () => {
    const { events } = await runOnSim({ ...pausePlan, budget: 9000 as typeof pausePlan.budget });
    const last = ofType(events, 'run.ended')[0]!;
    expect(last.ending).to.equal('aborted');
    expect(last.failures.map((one) => one.code)).to.deep.equal(['R305']);
  });
});
