/** The check probe on the simulator: its function is called for each slot, with the addresses of its services. */
import { expect } from 'chai';
import { simWorld } from '../../../harness/engine/sim/sim-world.ts';
import * as dsl from '../../../harness/index.ts';
import type { CheckFunction } from '../../../harness/model/check-function.ts';
import { instant, milliseconds } from '../../../harness/model/time.ts';
import { askerOf } from '../../../harness/probes/registry.ts';
import { planned } from '../../plan/parts.ts';

const api = { type: 'service', name: 'api' } as const;
const db = { type: 'service', name: 'db' } as const;

function calling(run: CheckFunction) {
  const services = ['api', 'db'].map((name) => planned(name));
  const { env } = simWorld({ seed: 'test', services, checks: { 'adds up': run } });
  const address = (service: string) => {
    if (service === 'db') throw new Error('db publishes no port');
    return { host: '127.0.0.1', port: 8080 };
  };
  const asker = askerOf(dsl.check('adds up', run), { env, services, address })!;
  const ask = () => asker.ask({ number: 0, connection: 'fresh', due: instant(0) }, milliseconds(500));
  return { ask, clock: env.clock };
}

describe('a check', () => {
  it('is told where services are reached, and which cannot be', async () => {
    const { ask } = calling(({ address }) => address(api, '/orders'));
    expect(await ask()).to.include({ outcome: 'ok', value: 'http://127.0.0.1:8080/orders' });
    const { said } = await calling(({ address }) => address(db)).ask();
    expect(said).to.equal('db cannot be reached: the stack declares no port of it that can be published');
  });

  it('has no value of what is neither a text nor a number', async () => {
    expect(await calling(() => ({ orders: [] })).ask()).not.to.have.property('value');
    expect(await calling(async () => 12n).ask()).to.include({ value: '12' });
  });

  it('fails by what it throws, whatever that is', async () => {
    const refuse = (): never => {
      throw new Error('3 orders,\n not 4');
    };
    expect(await calling(refuse).ask()).to.include({ outcome: 'failed', said: '3 orders, not 4' });
    expect(await calling(() => Promise.reject('no')).ask()).to.include({ outcome: 'failed', said: 'no' });
  });

  it('is given up when its time is over, and told so', async () => {
    let reason: unknown = null;
    const { ask, clock } = calling(({ signal }) => {
      signal.addEventListener('abort', () => (reason = signal.reason));
      return new Promise(() => undefined);
    });
    expect(await ask()).to.include({ outcome: 'response_timeout', end: 500 });
    expect([clock.now(), String(reason)]).to.deep.equal([500, 'Error: the time of this call is over']);
  });
});
