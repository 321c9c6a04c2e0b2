/** Rows of a learned stack, tried on the simulator: what is read of a run that came to its end, of one that was broken off, and of a stack that is not steady. */
import { expect } from 'chai';
import { answer, type Behaviour, wellBehaved } from '../../../harness/engine/sim/behaviour.ts';
import { listRows } from '../../../harness/explore/rows/list-rows.ts';
import { readRows } from '../../../harness/explore/rows/read-rows.ts';
import { withoutRefused } from '../../../harness/explore/rows/refusals.ts';
import { asRows, onlyRows, rowsScenario } from '../../../harness/explore/rows/rows-scenario.ts';
import { failure } from '../../../harness/model/failure.ts';
import { faultLabel } from '../../../harness/model/fault-traits.ts';
import type { LearnedStack } from '../../../harness/model/learned.ts';
import { minutes } from '../../../harness/model/time.ts';
import { compilePlan } from '../../../harness/plan/compile.ts';
import { run } from '../../../harness/runner/run.ts';
import { httpProbe } from '../../plan/parts.ts';
import { service, shop } from '../../plan/sample.ts';
import { type SimRun, simContext, simIdentity } from '../../runner/on-sim.ts';
import { sampleStack } from '../sample-stack.ts';

const services = ['api', 'db'].map((name) => service(name, { health: null, healthFrom: 'none' }));
const entry = sampleStack.entries[0]!;
const learned: LearnedStack = {
  ...sampleStack,
  stack: { ...shop, services: {} },
  services: sampleStack.services.filter(({ name }) => name === 'api' || name === 'db'),
  entries: [{ ...entry, name: 'api', service: 'api', probe: httpProbe({ service: 'api', path: '/health', rate: 10 }) }],
  edges: sampleStack.edges.filter(({ to }) => to === 'db'),
};
const rows = listRows(learned, services).filter(({ key }) => ['db crash', 'api crash', 'api stop'].includes(key));
const stack = { ...shop, services: { api: { port: 80 } } };
const scenario = rowsScenario(rows, { learned, stack, load: {}, budget: minutes(10) });
const made = compilePlan({ scenario, name: 'shop', file: 'compose.yaml', seed: '7f3a', services, judged: false });
const plan = asRows(made.plan!, rows);

/** Which database every process of api talks to: one that has gone is never asked for again. */
function stuckOnItsDatabase(): Record<string, Behaviour> {
  let database = 0;
  return {
    db: {
      ...wellBehaved,
      fresh: (identity) => {
        database += 1;
        return wellBehaved.fresh(identity);
      },
    },
    api: {
      ...wellBehaved,
      fresh: (identity) => {
        const app = wellBehaved.fresh(identity);
        const mine = Math.max(1, database);
        return { ...app, answer: (asked) => (mine === database ? app.answer(asked) : answer(500, 'gone')) };
      },
    },
  };
}

async function tried(options: SimRun, isOurs = (_key: string) => true) {
  const { context, kept } = simContext(plan, options);
  await run(context, simIdentity, ({ name }) => isOurs(name));
  return readRows('runs/01', plan, kept.events, rows);
}

describe('rows that a run has tried', () => {
  it('are each known with the remedies that were needed, how long they took and what of that was their windows', async () => {
    const { measured, failed } = await tried({ behaviours: stuckOnItsDatabase() });
    expect(failed).to.deep.equal([]);
    expect(measured.map(({ row }) => row.key).toSorted()).to.deep.equal(rows.map(({ key }) => key).toSorted());
    const crash = measured.find(({ row }) => row.key === 'db crash')!;
    expect(crash).to.deep.include({
      ...{ run: 'runs/01', experiment: 'db crash' },
      remedies: ['db crash, restart of db', 'db crash, restart of api'],
    });
    expect(crash.remedied.map(({ name }) => name)).to.deep.equal(crash.remedies);
    expect(crash.remedied.map(({ probes }) => probes[0]!.recovery.seen)).to.deep.equal([false, true]);
    for (const { row, took, windows, remedies } of measured) {
      expect(took).to.be.at.least(windows);
      expect(windows).to.be.at.least(2000 + (row.hold ?? 0) + row.recovery + remedies.length * 6000);
    }
    expect(measured.find(({ row }) => row.key === 'api stop')!.remedies).to.deep.equal([]);
  });

  it('are no others than those that were its own', async () => {
    const { measured, failed } = await tried({}, (key) => key === 'api stop');
    expect(measured.map(({ row }) => row.key)).to.deep.equal(['api stop']);
    expect(failed).to.deep.equal([]);
  });

  it('are known up to where it was broken off, and a row without its remedies is not', async () => {
    const first = plan.experiments[0]!.name;
    const isRemedy = (name: string | null): boolean => name?.includes(', restart of') ?? false;
    const { measured, failed } = await tried({
      behaviours: stuckOnItsDatabase(),
      onEvent: (event, interrupt) =>
        event.type === 'phase.began' && event.phase === 'recovery' && isRemedy(event.experiment) && interrupt(),
    });
    expect(measured.map(({ row }) => row.key)).not.to.include('db crash');
    expect(failed).to.deep.equal([]);
    expect(first).to.be.oneOf(rows.map(({ key }) => key));
  });

  it('are to be tried again where the stack was not steady before them', async () => {
    const mute: Behaviour = {
      ...wellBehaved,
      fresh: (identity) => ({ ...wellBehaved.fresh(identity), answer: () => answer(500, 'no') }),
    };
    const { measured, failed } = await tried({ behaviours: { api: mute } });
    expect(measured).to.deep.equal([]);
    expect(failed.map(({ failure: { code } }) => code)).to.include('R301');
  });
});

describe('the plan of rows', () => {
  it('has each row with its remedies behind it, and of fewer rows only theirs', () => {
    const names = onlyRows(plan, (key) => key === 'db crash', minutes(1)).experiments.map(({ name }) => name);
    expect(names.slice(0, 3)).to.deep.equal(['db crash', 'db crash, restart of db', 'db crash, restart of api']);
    expect(names.every((name) => name.startsWith('db crash'))).to.equal(true);
    expect(plan.experiments.filter(({ remedyOf }) => remedyOf === undefined).map(({ name }) => name)).to.deep.equal(
      rows.map(({ key }) => key),
    );
  });

  it('is made without a row that cannot be done, and without a remedy that cannot', () => {
    const remaining = (...places: readonly string[]) =>
      withoutRefused(
        rows,
        places.map((at) => failure('R210', 'it cannot be', { at })),
      );
    const one = remaining("compose.yaml, experiment 'db crash'")!;
    expect(one.rows.map(({ key }) => key).toSorted()).to.deep.equal(['api crash', 'api stop']);
    expect(one.refused.map(({ row, why, reason }) => [row.key, why, reason])).to.deep.equal([
      ['db crash', 'refused', 'R210: it cannot be'],
    ]);
    const less = remaining("compose.yaml, experiment 'db crash, restart of api'")!;
    expect(less.refused).to.deep.equal([]);
    expect(less.rows.find(({ key }) => key === 'db crash')!.remedies.map(faultLabel)).not.to.include('restart of api');
    expect(remaining("compose.yaml, experiments 'db crash', 'api crash'")!.rows.map(({ key }) => key)).to.deep.equal([
      'api stop',
    ]);
    expect(remaining("compose.yaml, experiment 'db crash'", 'compose.yaml')).to.equal(null);
  });
});
