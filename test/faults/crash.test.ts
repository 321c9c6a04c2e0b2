import { expect } from 'chai';
import { prepareFault } from '../../harness/faults/registry.ts';
import { makeFake, view } from './fake-engine.ts';
import { land } from './land.ts';

const fault = { kind: 'crash', target: 'api' } as const;

describe('crash', () => {
  it('lands when the process is gone and the container stays down', async () => {
    const { context } = makeFake(view('api'), view('web'));
    expect(await land(fault, context)).to.deep.equal({
      landing: 'applied',
      proof: 'api: pid 4711 gone, exit 137, it stays down',
    });
  });

  it('lands when the policy was faster than the poll', async () => {
    const { context } = makeFake(view('api', { restart: { name: 'on-failure', maxAttempts: 0 } }));
    expect(await land(fault, context)).to.deep.equal({
      landing: 'applied',
      proof: 'api: pid 4711 gone, the engine restarted it after 0.41 s',
    });
  });

  it('touches every replica of its target and no other service', async () => {
    const fake = makeFake(view('api'), view('api', { replica: 2 }), view('web'));
    expect((await land(fault, fake.context)).landing).to.equal('applied');
    expect(fake.calls).to.deep.equal(['signal api-1', 'signal api-2']);
  });

  it("ends at the engine's own time of the signal", async () => {
    const prepared = await prepareFault(fault, makeFake(view('api')).context);
    expect(await prepared.inject()).to.deep.equal({ from: null, to: 6000 });
    expect(prepared.undo).to.deep.equal({ kind: 'start', service: 'api' });
  });

  it('is rejected when the process lives on', async () => {
    const fake = makeFake(view('api'));
    fake.ignored.add('signal');
    expect(await land(fault, fake.context)).to.deep.equal({
      landing: 'rejected',
      proof: 'api still runs as pid 4711',
    });
  });

  it('is rejected when there is no container, or none that runs', async () => {
    expect(await land(fault, makeFake(view('web')).context)).to.deep.equal({
      landing: 'rejected',
      proof: "no container of api is in this run's project",
    });
    const fake = makeFake(view('api', { status: 'exited', pid: 0 }));
    expect(await land(fault, fake.context)).to.deep.equal({
      landing: 'rejected',
      proof: 'api is exited, not running',
    });
    expect(fake.calls).to.deep.equal([]);
  });

  it('is unknown when the engine breaks at it', async () => {
    const fake = makeFake(view('api'));
    fake.broken.add('signal');
    expect(await land(fault, fake.context)).to.deep.equal({
      landing: 'unknown',
      proof: 'signal: the engine is broken; api still runs as pid 4711',
    });
  });
});
