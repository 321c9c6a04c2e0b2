/** The simulated environment from outside: time that moves by itself, requests, events, networks, and one seed's one story. */
import { expect } from 'chai';
import type { Answer } from '../../../harness/engine/clients.ts';
import type { ContainerView } from '../../../harness/engine/engine.ts';
import type { Environment } from '../../../harness/engine/environment.ts';
import type { NetworkChange } from '../../../harness/engine/network-change.ts';
import { numbersBehaviour } from '../../../harness/engine/sim/numbers-behaviour.ts';
import { type SimOptions, simWorld } from '../../../harness/engine/sim/sim-world.ts';
import { schedule } from '../../../harness/engine/sim/world.ts';
import type { Cut } from '../../../harness/model/fault.ts';
import { after, milliseconds, seconds } from '../../../harness/model/time.ts';
import { planned } from './planned.ts';
import { health } from './solo.ts';

const get = (
  env: Environment,
  port: number,
  path = '/',
  more: { timeout?: number; kept?: boolean } = {},
): Promise<Answer> =>
  env.clients.http.request({
    host: '127.0.0.1',
    port,
    method: 'GET',
    path,
    connection: more.kept === true ? 'kept' : 'fresh',
    timeout: milliseconds(more.timeout ?? 300),
    accept: (status) => (status < 400 ? 'ok' : status < 500 ? 'http4xx' : 'http5xx'),
  });

const pass = (env: Environment, length: number, signal?: AbortSignal): Promise<void> =>
  env.clock.sleepUntil(after(env.clock.now(), milliseconds(length)), signal);

const only = async (env: Environment, service: string) => {
  const found = (await env.engine.containers.list()).find((one) => one.service === service);
  if (found === undefined) throw new Error(`${service} has no container`);
  return found;
};

const one = { services: [planned('app', { ports: [{ container: 80, host: 8080 }], restart: { name: 'always' } })] };

async function up(options: Omit<SimOptions, 'seed'>): Promise<Environment> {
  const { env } = simWorld({ seed: 'test', jitter: false, ...options });
  await env.engine.stack.up();
  await pass(env, 100);
  return env;
}

const numbers: Omit<SimOptions, 'seed'> = {
  behaviours: numbersBehaviour({ clickTimeout: 1000 }),
  services: [
    planned('numbers-api', { health: health(5000, 1000, 2), ports: [{ container: 80, host: 8087 }] }),
    planned('numbers-web', {
      health: health(5000, 1000, 2),
      ports: [{ container: 80, host: 8088 }],
      restart: { name: 'on-failure', maxAttempts: 0 },
    }),
  ],
};

const cutOff = (callee: ContainerView, how: Cut): NetworkChange => ({
  kind: 'cut',
  how,
  from: 'numbers-web',
  to: callee.service,
  names: [callee.service, callee.name],
  addresses: callee.networks.map((at) => at.address),
  answers: 1,
});

describe('the simulated environment', () => {
  it('sleeps through hours at once, and exactly', async () => {
    const { env } = simWorld({ seed: 'test', services: [] });
    await pass(env, 36_000_000);
    expect(env.clock.now()).to.equal(36_000_000);
  });

  it('rejects a sleep whose signal aborts, with its reason', async () => {
    const { env } = simWorld({ seed: 'test', services: [] });
    const ending = new AbortController();
    const sleep = pass(env, 60_000, ending.signal);
    ending.abort(new Error('enough'));
    expect(await sleep.catch((error: Error) => error.message)).to.equal('enough');
    expect(env.clock.now()).to.be.below(60_000);
  });

  it('tells whoever waits what went wrong, also that its time stands still', async () => {
    const { env, world } = simWorld({ seed: 'test', services: [planned('app')] });
    await env.engine.stack.up();
    const again = (): void => schedule(world, 0, again);
    schedule(world, 5, again);
    const wait = pass(env, 60_000).catch((error: Error) => error.message);
    expect(await wait).to.match(/^virtual time stands still at [\d.]+ ms .*sim-app-1 running/);
  });

  it('lets everybody act who wakes at one instant before time moves on', async () => {
    const { env } = simWorld({ seed: 'test', services: [] });
    const seen: string[] = [];
    const walk = async (name: string, steps: number): Promise<void> => {
      for (let count = 0; count < steps; count += 1) {
        await pass(env, 10);
        for (let turn = 0; turn < 30; turn += 1) await null;
        seen.push(`${name}${env.clock.now()}`);
      }
    };
    await Promise.all([walk('a', 2), walk('b', 2)]);
    expect(seen).to.deep.equal(['a10', 'b10', 'a20', 'b20']);
  });

  it('answers through the published port with its phases timed', async () => {
    const env = await up(one);
    const seen = await get(env, 8080);
    expect([seen.outcome, seen.status]).to.deep.equal(['ok', 200]);
    const { sent, connected, firstByte, end } = seen;
    expect([sent, connected, firstByte, end].toSorted((a, b) => a! - b!)).to.deep.equal([
      sent,
      connected,
      firstByte,
      end,
    ]);
    expect(end - sent).to.be.within(1, 8);
  });

  it('has a connection refused, dropped by the proxy, or kept, as the app behind it is down, not there yet, or there', async () => {
    const { env } = simWorld({ seed: 'test', jitter: false, ...one });
    const outcome = async () =>
      (await env.clients.tcp.connect({ host: '127.0.0.1', port: 8080, timeout: seconds(1) })).outcome;
    expect(await outcome()).to.equal('refused');
    await env.engine.stack.up();
    expect(await outcome()).to.equal('closed_early');
    await pass(env, 100);
    expect(await outcome()).to.equal('ok');
    await env.engine.containers.stop((await only(env, 'app')).id, seconds(1));
    expect(await outcome()).to.equal('refused');
  });

  it('shows at a published port what a client of the real proxy meets', async () => {
    const env = await up({
      ...one,
      behaviours: { app: { ...numbersBehaviour()['numbers-api'], boot: { p50: 500, sd: 0 } } },
    });
    expect((await get(env, 8080)).outcome).to.equal('reset');
    await pass(env, 600);
    const { id } = await only(env, 'app');
    await env.engine.containers.pause(id);
    const paused = await get(env, 8080);
    expect([paused.outcome, paused.connected !== null]).to.deep.equal(['response_timeout', true]);
    await env.engine.containers.unpause(id);
    expect((await get(env, 8080, '/health')).outcome).to.equal('ok');
    await env.engine.containers.stop(id, seconds(1));
    expect((await get(env, 8080)).outcome).to.equal('refused');
  });

  it('shows the restart of a crashed container in its stages, and delays the client that polls by a second', async () => {
    const crash = async (parameters: SimOptions['parameters']): Promise<{ outcomes: string[]; back: number }> => {
      const env = await up({ ...one, ...(parameters === undefined ? {} : { parameters }) });
      const { id } = await only(env, 'app');
      const killed = (await env.engine.helperContainers.signal(id, 'SIGKILL')) - env.clock.wall;
      const outcomes: string[] = [];
      for (;;) {
        const { outcome } = await get(env, 8080);
        if (outcomes.at(-1) !== outcome) outcomes.push(outcome);
        if (outcome === 'ok') return { outcomes, back: env.clock.now() - killed };
        await pass(env, 5);
      }
    };
    const polled = await crash(undefined);
    expect(polled.outcomes).to.deep.equal(['reset', 'refused', 'response_timeout', 'ok']);
    expect(polled.back).to.be.within(1150, 1250);
    expect((await crash({ neighbourRetry: 0 })).back).to.be.within(350, 450);
  });

  it('ends a request in flight when its process dies, and opens a new connection for the next kept one', async () => {
    const hanging = {
      ...numbersBehaviour()['numbers-api'],
      fresh: () => ({ answer: () => ({ does: 'hang' }) as const }),
    };
    const env = await up({ ...one, behaviours: { app: hanging } });
    const { id } = await only(env, 'app');
    const asked = get(env, 8080, '/', { timeout: 5000, kept: true });
    await env.engine.helperContainers.signal(id, 'KILL');
    expect((await asked).outcome).to.equal('closed_early');
  });

  it('breaks the numbers API with its fourth call, shows it in the click, and heals it by a restart', async () => {
    const env = await up(numbers);
    await pass(env, 2000);
    for (const status of [200, 200, 200, 200]) expect((await get(env, 8088, '/api/number')).status).to.equal(status);
    // The page's start check was the first call; clicks are not counted.
    for (const status of [200, 200, 500]) expect((await get(env, 8087, '/rng')).status).to.equal(status);
    expect((await get(env, 8088, '/api/number')).status).to.equal(503);
    expect((await get(env, 8088, '/')).status).to.equal(200);
    const api = await only(env, 'numbers-api');
    await pass(env, 12_000);
    expect((await only(env, 'numbers-api')).health?.status).to.equal('unhealthy');
    await env.engine.containers.restart(api.id, seconds(1));
    await pass(env, 6000);
    expect((await only(env, 'numbers-api')).health?.status).to.equal('healthy');
    expect((await get(env, 8088, '/api/number')).status).to.equal(200);
  });

  for (const cut of ['drop', 'reject', 'wrong-name'] as const) {
    it(`cuts the edge to the API by ${cut}, for the caller alone, until they go`, async () => {
      const env = await up(numbers);
      await pass(env, 2000);
      const [web, api] = [await only(env, 'numbers-web'), await only(env, 'numbers-api')];
      const { namespaces } = env.engine;
      expect(await namespaces.packets(web.id, 'cut')).to.equal(null);
      await namespaces.apply(web.id, cutOff(api, cut));
      const began = env.clock.now();
      expect((await get(env, 8088, '/api/number', { timeout: 2000 })).status).to.equal(503);
      expect(env.clock.now() - began > 900).to.equal(cut === 'drop');
      expect((await get(env, 8087, '/health')).outcome).to.equal('ok');
      expect(await namespaces.packets(web.id, 'cut')).to.be.greaterThan(0);
      expect(await namespaces.packets(api.id, 'cut')).to.equal(null);
      expect(await namespaces.restore(web.id, 'cut')).to.have.property('ran');
      expect(await namespaces.restore(web.id, 'cut')).to.equal('absent');
      expect((await get(env, 8088, '/api/number')).status).to.equal(200);
    });
  }

  it('hides a callee under every name that was cut, and under no other', async () => {
    const env = await up(numbers);
    await pass(env, 2000);
    const [web, api] = [await only(env, 'numbers-web'), await only(env, 'numbers-api')];
    const { namespaces } = env.engine;
    const names = ['numbers-api', api.name, 'numbers-web'];
    expect(await namespaces.resolve(web.id, names)).to.deep.equal([true, true, true]);
    await namespaces.apply(web.id, cutOff(api, 'wrong-name'));
    expect(await namespaces.resolve(web.id, names)).to.deep.equal([false, false, true]);
    expect(await namespaces.resolve(api.id, names), 'of another caller').to.deep.equal([true, true, true]);
  });

  it('proves a cut by a packet of a quiet caller, and loses it with the next start', async () => {
    const env = await up(numbers);
    await pass(env, 2000);
    const [web, api] = [await only(env, 'numbers-web'), await only(env, 'numbers-api')];
    const { namespaces, containers } = env.engine;
    await namespaces.apply(web.id, cutOff(api, 'drop'));
    const before = (await namespaces.packets(web.id, 'cut'))!;
    await namespaces.testConnect(web.id, api.networks[0]!.address);
    await namespaces.testConnect(web.id, '10.99.0.1');
    expect(await namespaces.packets(web.id, 'cut')).to.equal(before + 1);
    await containers.restart(web.id, seconds(1));
    expect(await namespaces.packets(web.id, 'cut')).to.equal(null);
  });

  it('tells one story for one seed, byte for byte, and another for another', async () => {
    const story = async (seed: string): Promise<string> => {
      const { env } = simWorld({ ...numbers, seed });
      const ending = new AbortController();
      const lines: string[] = [];
      const reading = (async () => {
        for await (const item of await env.engine.events.subscribe(ending.signal)) lines.push(JSON.stringify(item));
      })();
      await pass(env, 10);
      await env.engine.stack.up();
      for (let count = 0; count < 200; count += 1) {
        lines.push(JSON.stringify(await get(env, 8088, '/api/number')));
        if (count === 100) await env.engine.helperContainers.signal((await only(env, 'numbers-api')).id, 'KILL');
        await pass(env, 50);
      }
      lines.push(JSON.stringify(await env.engine.stack.down()));
      ending.abort();
      await reading;
      return lines.join('\n');
    };
    const first = await story('7f3a');
    expect(await story('7f3a')).to.equal(first);
    expect(await story('7f3b')).not.to.equal(first);
    expect(first).to.contain('"to":"healthy"').and.to.contain('"to":"removed"');
  });
});
