import { expect } from 'chai';
import { makeFake, view } from './fake-engine.ts';
import { land } from './land.ts';

describe('kill', () => {
  it('lands with 128 + the number of its signal', async () => {
    const always = () => makeFake(view('api', { restart: { name: 'always' } })).context;
    expect(await land({ kind: 'kill', target: 'api', signal: 'SIGKILL' }, always())).to.deep.equal({
      landing: 'applied',
      proof: 'api: pid 4711 gone after SIGKILL, exit 137, it stays down',
    });
    expect((await land({ kind: 'kill', target: 'api', signal: 'SIGTERM' }, always())).proof).to.include('exit 143,');
  });

  it('lands when a handler of the process chose the code', async () => {
    const fake = makeFake(view('api'));
    const { proof } = await land({ kind: 'kill', target: 'api', signal: 'SIGUSR1' }, fake.context);
    expect(proof).to.equal('api: pid 4711 gone after SIGUSR1, exit 143 by its own handler, it stays down');
  });

  it('is unknown when the process lives on after a signal that it may have handled', async () => {
    const fake = makeFake(view('api'));
    fake.ignored.add('kill');
    const landed = await land({ kind: 'kill', target: 'api', signal: 'SIGHUP' }, fake.context);
    expect(landed.landing).to.equal('unknown');
    expect(landed.proof).to.include('handled or ignored');
  });

  it('is rejected when the process survives SIGKILL', async () => {
    const fake = makeFake(view('api'));
    fake.ignored.add('kill');
    const landed = await land({ kind: 'kill', target: 'api', signal: 'SIGKILL' }, fake.context);
    expect(landed).to.deep.equal({ landing: 'rejected', proof: 'api still runs as pid 4711' });
  });
});
