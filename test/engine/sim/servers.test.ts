/** A simulated server is met by every probe of servers as its real one is: down, not there yet, there, unwell, frozen. */
import { expect } from 'chai';
import { answer, wellBehaved } from '../../../harness/engine/sim/behaviour.ts';
import { simWorld } from '../../../harness/engine/sim/sim-world.ts';
import { nobody } from '../../../harness/model/driver.ts';
import type { Probe } from '../../../harness/model/probe.ts';
import { after, instant, milliseconds } from '../../../harness/model/time.ts';
import { askerOf } from '../../../harness/probes/registry.ts';
import { planned } from '../../plan/parts.ts';

const server = { type: 'probe', service: 'app', port: null, rate: 1, within: milliseconds(500) } as const;
const client = { login: nobody, connections: ['fresh'], asks: { what: 'ping' } } as const;
const probes: readonly (readonly [Probe, unwell: string])[] = [
  [{ ...server, kind: 'tcp', send: null, awaits: { contains: 'ok' } }, 'wrong'],
  [{ ...server, kind: 'redis' }, 'starting'],
  [{ ...server, kind: 'postgres' }, 'starting'],
  [{ ...server, kind: 'mysql' }, 'full'],
  [{ ...server, kind: 'amqp' }, 'not_serving'],
  [{ ...server, kind: 'mongo' }, 'not_serving'],
  [{ ...server, kind: 'redis', client }, 'starting'],
  [{ ...server, kind: 'postgres', client }, 'full'],
  [{ ...server, kind: 'mysql', client }, 'full'],
  [{ ...server, kind: 'amqp', client }, 'stopping'],
  [{ ...server, kind: 'mongo', client }, 'stopping'],
  [{ ...server, kind: 'sql', dialect: 'postgres', client }, 'full'],
  [{ ...server, kind: 'grpc', health: '', answers: true }, 'not_serving'],
];

describe('a simulated server', () => {
  for (const [probe, unwell] of probes) {
    it(`is down, silent, well, unwell and frozen to ${probe.kind}${'client' in probe ? ' by a client' : ''}`, async () => {
      let status = 200;
      const behaviour = {
        ...wellBehaved,
        boot: { p50: 300, sd: 0 },
        fresh: () => ({ answer: () => answer(status, status === 200 ? 'ok' : 'busy') }),
      };
      const services = [planned('app', { ports: [{ container: 80, host: 8080 }] })];
      const { env } = simWorld({ seed: 'test', services, behaviours: { app: behaviour } });
      const asker = askerOf(probe, { env, services: [], address: () => ({ host: '127.0.0.1', port: 8080 }) })!;
      const slot = { number: 0, connection: 'fresh', due: instant(0) } as const;
      const ask = async () => (await asker.ask(slot, probe.within)).outcome;
      const pass = (ms: number) => env.clock.sleepUntil(after(env.clock.now(), milliseconds(ms)));
      expect(await ask()).to.equal('refused');
      await env.engine.stack.up();
      expect(await ask()).to.equal('reset');
      await pass(500);
      expect(await ask()).to.equal('ok');
      status = 503;
      expect(await ask()).to.equal(unwell);
      const [container] = await env.engine.containers.list();
      await env.engine.containers.pause(container!.id);
      expect(await ask()).to.equal('response_timeout');
    });
  }
});
