import { expect } from 'chai';
import { doAction } from '../../harness/faults/actions.ts';
import { applyUndo } from '../../harness/faults/apply-undo.ts';
import { prepareFault } from '../../harness/faults/registry.ts';
import type { Undo } from '../../harness/faults/undo.ts';
import type { Fault } from '../../harness/model/fault.ts';
import { type RealStack, realStack } from './real-stack.ts';

describe('faults on a real engine', () => {
  let stack: RealStack;
  let undo: Undo | null = null;

  before(async () => {
    stack = await realStack();
    await well();
  });
  after(() => stack?.down());
  afterEach(async () => {
    if (undo !== null) expect((await applyUndo(undo, stack.context)).landing).to.equal('applied');
    undo = null;
    await applyUndo({ kind: 'start', service: 'api' }, stack.context);
    await well();
  });

  /** All is well: everybody answers, and `web` and `other` reach `api`. */
  const well = () =>
    stack.until(
      async () => Promise.all(['web', 'other'].map((from) => stack.call(from, 'api').catch(String))),
      (seen) => seen.every((one) => typeof one === 'object' && one.what === 'ok'),
    );

  /** Does it and polls; what undoes it is kept for the end of the test. */
  async function land(fault: Fault) {
    const prepared = await prepareFault(fault, stack.context);
    undo = prepared.undo;
    await prepared.inject();
    return prepared.verify();
  }

  const cut = (how: 'drop' | 'reject' | 'wrong-name') =>
    land({ kind: 'breakDependency', from: 'web', target: 'api', cut: how });

  it('crash engages the restart policy', async () => {
    const before = await stack.view('api');
    const landed = await land({ kind: 'crash', target: 'api' });
    expect(landed.landing).to.equal('applied');
    expect(landed.proof).to.match(/^api: pid \d+ gone, the engine restarted it after \d\.\d+ s$/);
    expect((await stack.view('api')).restartCount).to.be.above(before.restartCount);
  });

  it("kill cancels the policy, even 'always'", async () => {
    const { id } = await stack.view('api');
    await stack.docker.getContainer(id).update({ RestartPolicy: { Name: 'always' } });
    try {
      const landed = await land({ kind: 'kill', target: 'api', signal: 'SIGKILL' });
      expect(landed.proof).to.match(/^api: pid \d+ gone after SIGKILL, exit 137, it stays down$/);
      await new Promise((resolve) => setTimeout(resolve, 700));
      expect((await stack.view('api')).status).to.equal('exited');
    } finally {
      await stack.docker.getContainer(id).update({ RestartPolicy: { Name: 'on-failure' } });
    }
  });

  it('kill with a signal that the process ignores is not known to have landed', async () => {
    expect((await land({ kind: 'kill', target: 'api', signal: 'SIGUSR1' })).landing).to.equal('unknown');
  });

  it('stop holds until it is undone, and a start ends it too', async () => {
    const landed = await land({ kind: 'stop', target: 'api' });
    expect(landed.proof).to.match(/^api: pid \d+ gone, exited with 0$/);
    expect((await doAction({ kind: 'start', target: 'api' }, stack.context)).landing).to.equal('applied');
  });

  it('pause freezes the process and keeps it', async () => {
    expect((await land({ kind: 'pause', target: 'api' })).proof).to.match(/^api: status paused, pid \d+ kept$/);
    expect((await stack.call('web', 'api')).what).to.equal('TIMEOUT');
  });

  it('restart begins a new life', async () => {
    expect((await land({ kind: 'restart', target: 'api' })).proof).to.match(/^api: pid \d+ replaced by \d+/);
  });

  it('exit ends the process with the code that was asked for, by a command or by a route', async () => {
    const command = ['/bin/sh', '-c', 'kill -USR2 1'];
    const byExec = await land({ kind: 'exit', target: 'api', code: 3, control: { by: 'exec', command } });
    expect(byExec.proof).to.match(/^api: pid \d+ exited with 3, /);
    await well();
    const route = { by: 'route', method: 'POST', path: '/exit?code=5' } as const;
    const byRoute = await land({ kind: 'exit', target: 'api', code: 5, control: route });
    expect(byRoute.proof).to.match(/^api: pid \d+ exited with 5, /);
    await well();
    const wrong = await land({ kind: 'exit', target: 'api', code: 6, control: route });
    expect(wrong.landing).to.equal('rejected');
    expect(wrong.proof).to.match(/^api exited with 5, not with 6/);
  });

  it('flipHealth by the wrapper flips only what the engine sees', async () => {
    const health = async () => (await stack.view('api')).health?.status;
    await stack.until(health, (seen) => seen === 'healthy');
    expect((await land({ kind: 'flipHealth', target: 'api', flip: { by: 'wrapper' } })).landing).to.equal('applied');
    await stack.until(health, (seen) => seen === 'unhealthy');
    expect((await stack.get('api', '/')).status).to.equal(200);
    await applyUndo(undo!, stack.context);
    await stack.until(health, (seen) => seen === 'healthy');
  });

  it('flipHealth by a route changes what the route says, until it is undone', async () => {
    const flip = { by: 'route', fail: '/fail', pass: '/pass' } as const;
    expect((await land({ kind: 'flipHealth', target: 'api', flip })).proof).to.equal('api: POST /fail answered 204');
    expect((await stack.get('api', '/health')).status).to.equal(503);
    await applyUndo(undo!, stack.context);
    expect((await stack.get('api', '/health')).status).to.equal(200);
    const none = { kind: 'flipHealth', target: 'alone', flip } as const;
    expect((await land(none)).landing, 'no address').to.equal('unknown');
    undo = null;
  });

  it('flipHealth by requests breaks a service that breaks, and a restart repairs it', async () => {
    const flip = { by: 'requests', path: '/rng', times: 4 } as const;
    expect((await land({ kind: 'flipHealth', target: 'api', flip })).proof).to.equal('api: GET /rng answered 500');
    await applyUndo(undo!, stack.context);
    await well();
    expect((await land({ kind: 'flipHealth', target: 'api', flip: { ...flip, times: 2 } })).landing).to.equal(
      'rejected',
    );
  });

  it('drop lets the caller hang, on open connections too, and nobody else', async () => {
    expect((await stack.call('web', 'api', true)).what).to.equal('ok');
    const landed = await cut('drop');
    expect(landed.proof).to.match(/^the rules at web dropped \d+ packets? to api \([\d.]+\)$/);
    expect((await stack.call('web', 'api', true)).what).to.equal('TIMEOUT');
    expect((await stack.call('web', 'api')).what).to.equal('TIMEOUT');
    expect((await stack.call('other', 'api')).what).to.equal('ok');
    expect((await stack.call('web', 'other')).what).to.equal('ok');
    expect((await stack.call('api', 'web')).what, 'the way back').to.equal('ok');
  });

  it('drop follows a callee that comes back at another address', async () => {
    const before = (await stack.view('api')).networks[0]!.address;
    const { id } = await stack.view('api');
    const { id: filler } = await stack.view('alone');
    const network = stack.docker.getNetwork(stack.network);
    await cut('drop');
    await network.disconnect({ Container: id });
    await network.connect({ Container: filler });
    await network.connect({ Container: id, EndpointConfig: { Aliases: ['api', 'the-api'] } });
    try {
      expect((await stack.view('api')).networks[0]!.address).not.to.equal(before);
      expect((await stack.call('other', 'api')).what).to.equal('ok');
      expect((await stack.call('web', 'api')).what).to.equal('TIMEOUT');
    } finally {
      await network.disconnect({ Container: filler });
    }
  });

  it('reject refuses the caller at once, and resets its open connections', async () => {
    expect((await stack.call('web', 'api', true)).what).to.equal('ok');
    expect((await cut('reject')).landing).to.equal('applied');
    expect((await stack.call('web', 'api', true)).what).to.be.oneOf(['ECONNRESET', 'ECONNREFUSED']);
    const fresh = await stack.call('web', 'api');
    expect(fresh.what).to.equal('ECONNREFUSED');
    expect(fresh.ms).to.be.below(300);
    expect((await stack.call('other', 'api')).what).to.equal('ok');
    expect((await stack.call('api', 'web')).what, 'the way back').to.equal('ok');
  });

  it('wrong-name hides the callee under all its names, and nothing else', async () => {
    expect((await stack.call('web', 'api', true)).what).to.equal('ok');
    expect(await cut('wrong-name')).to.deep.equal({
      landing: 'applied',
      proof: 'api resolved for web before and no longer does; web still does',
    });
    for (const name of ['api', 'the-api', `api.${stack.network}`]) {
      const seen = await stack.call('web', name);
      expect(seen.what, name).to.equal('ENOTFOUND');
      expect(seen.ms, name).to.be.below(300);
    }
    expect((await stack.call('web', 'api', true)).what, 'an open connection').to.equal('ok');
    expect((await stack.call('web', 'other')).what).to.equal('ok');
    expect((await stack.call('other', 'api')).what).to.equal('ok');
  });

  it('an edge between services that share no network cannot be cut', async () => {
    const landed = await land({ kind: 'breakDependency', from: 'alone', target: 'api', cut: 'drop' });
    expect(landed).to.deep.equal({ landing: 'rejected', proof: 'alone shares no network with api' });
  });

  it('a cut that went with a restart of the caller is undone without complaint', async () => {
    const prepared = await prepareFault(
      { kind: 'breakDependency', from: 'web', target: 'api', cut: 'drop' },
      stack.context,
    );
    undo = prepared.undo;
    await prepared.inject();
    expect((await prepared.verify()).landing).to.equal('applied');
    await doAction({ kind: 'restart', target: 'web' }, stack.context);
    expect(await prepared.used?.(), 'packets that met it').to.equal(null);
    expect((await applyUndo(undo!, stack.context)).proof).to.include('there was no table');
  });

  it('disconnect takes names away and undoing brings them all back', async () => {
    const names = async () => (await stack.view('api')).networks.map(({ network, aliases }) => ({ network, aliases }));
    const before = await names();
    const landed = await land({ kind: 'disconnect', target: 'api', network: 'net' });
    expect(landed.proof).to.match(/^api was on flt\d+_net as [\d.]+ and is no longer$/);
    expect((await stack.call('web', 'api')).what).to.equal('ENOTFOUND');
    expect((await applyUndo(undo!, stack.context)).landing).to.equal('applied');
    expect((await applyUndo(undo!, stack.context)).landing, 'again').to.equal('applied');
    expect(await names()).to.deep.equal(before);
    expect((await stack.call('web', 'the-api')).what).to.equal('ok');
    expect((await land({ kind: 'disconnect', target: 'api', network: 'elsewhere' })).landing).to.equal('rejected');
  });

  it('nothing lands on a service that is down, and it says so', async () => {
    await land({ kind: 'stop', target: 'api' });
    const faults: readonly Fault[] = [
      { kind: 'crash', target: 'api' },
      { kind: 'kill', target: 'api', signal: 'SIGKILL' },
      { kind: 'stop', target: 'api' },
      { kind: 'pause', target: 'api' },
      { kind: 'exit', target: 'api', code: 3, control: { by: 'exec', command: ['true'] } },
      { kind: 'flipHealth', target: 'api', flip: { by: 'wrapper' } },
      { kind: 'breakDependency', from: 'web', target: 'api', cut: 'drop' },
      { kind: 'disconnect', target: 'api', network: null },
    ];
    for (const fault of faults) {
      const landed = await land(fault);
      expect(landed.landing, fault.kind).to.equal('rejected');
      expect(landed.proof, fault.kind).to.match(/^api is exited, not running/);
      expect(undo, fault.kind).to.equal(null);
    }
    expect((await land({ kind: 'restart', target: 'nobody' })).proof).to.include('no container of nobody');
  });
});
