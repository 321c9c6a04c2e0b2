import { expect } from 'chai';
import type { Environment } from '../../harness/engine/environment.ts';
import type { Attachment } from '../../harness/model/attachment.ts';
import type { FoundThing } from '../../harness/model/found.ts';
import { seconds } from '../../harness/model/time.ts';
import { barePlan, experiment, health, planned } from '../plan/parts.ts';
import { type Kept, ofType, runOnSim } from './on-sim.ts';

const attached: Attachment = { name: 'shop', by: 'project', containers: [] };

const plan = barePlan({
  attached,
  services: [planned('api', { health: health(500, 500, 2), restart: { name: 'always' } }), planned('db')],
  experiments: [experiment({ kind: 'stop', target: 'api' }, { hold: seconds(1), recovery: seconds(1) })],
  fresh: 'never',
});

/** What the engine says the second time and from then on. */
const later =
  (change: (things: readonly FoundThing[], looks: number) => readonly FoundThing[]) =>
  (env: Environment): Environment => {
    const { found } = env.engine.stack;
    let looks = 0;
    const spoilt = async () => {
      const things = await found();
      looks += 1;
      return looks === 1 ? things : change(things, looks);
    };
    return { ...env, engine: { ...env.engine, stack: { ...env.engine.stack, found: spoilt } } };
  };

const failuresOf = ({ events }: Kept) => ofType(events, 'run.ended')[0]!.failures;

describe('what is attached to', () => {
  it('is as it was found, and both looks are kept; health is waited for', async () => {
    const kept = await runOnSim(plan);
    expect(failuresOf(kept)).to.deep.equal([]);
    const [before, after] = ['found-before.json', 'found-after.json'].map((name) => kept.files.get(name));
    expect(before).to.include('healthy').and.equal(after);
  });

  it('is not asked after where the run brings its stack up', async () => {
    const { attached: _, ...own } = plan;
    expect([...(await runOnSim(own)).files.keys()].filter((name) => name.startsWith('found'))).to.deep.equal([]);
  });

  it('is named where it is different, after as long as it may take to come back', async () => {
    const limited = later((things) =>
      things.map((one) => (one.name === 'sim-db-1' ? { ...one, facts: { ...one.facts, cpus: '0.5' } } : one)),
    );
    const [failure, ...others] = failuresOf(await runOnSim(plan, { spoil: limited }));
    expect(others).to.deep.equal([]);
    expect(failure).to.deep.include({
      code: 'R330',
      message: 'the container sim-db-1 is not as it was found: 1 difference',
      evidence: ['cpus: 0.5, was 0'],
    });
    const passing = later((things, looks) => (looks < 5 ? things.map((one) => ({ ...one, facts: {} })) : things));
    expect(failuresOf(await runOnSim(plan, { spoil: passing }))).to.deep.equal([]);
  });

  it('may be acted on by others, which is said', async () => {
    const healers = [{ name: 'heal', does: 'restarts what is unhealthy', over: ['api'] }];
    const { events } = await runOnSim({ ...plan, attached: { ...attached, healers } });
    const [warned] = ofType(events, 'warned');
    expect(warned?.failure).to.deep.include({
      code: 'R235',
      message: "what comes back may be somebody else's doing: heal restarts what is unhealthy: api",
      fix: 'stop heal to see what the stack does by itself',
    });
  });

  it('tells what somebody else did to it meanwhile', async () => {
    const meddled = later(([api, ...rest]) => [
      { ...api!, id: 'another-id-than-before' },
      ...rest.slice(1),
      { is: 'container', name: 'sim-new-1', id: 'new', facts: {} },
    ]);
    const failures = failuresOf(await runOnSim(plan, { spoil: meddled }));
    expect(failures.map(({ code, message }) => `${code} ${message}`)).to.deep.equal([
      'R331 the container sim-api-1 was created again by somebody else during the run',
      'R330 the container sim-db-1 is not there any more',
      'R331 the container sim-new-1 was created by somebody else during the run',
    ]);
  });
});
