/** Every probe of a server against the real one, none of which publishes a port: good, unwell in its own words, frozen, gone, and back. */
import { createServer } from 'node:net';
import { join } from 'node:path';
import { expect } from 'chai';
import { connectDocker } from '../../harness/engine/docker/connect.ts';
import { resolveProject } from '../../harness/engine/docker/resolve-project.ts';
import type { ConnectedEngine } from '../../harness/engine/kind.ts';
import { systemClients } from '../../harness/engine/system/clients.ts';
import { systemClock } from '../../harness/engine/system/clock.ts';
import * as dsl from '../../harness/index.ts';
import { insideProberOf } from '../../harness/inside/inside-prober.ts';
import type { EventBody } from '../../harness/model/event.ts';
import type { Plan } from '../../harness/model/plan.ts';
import type { Outcome } from '../../harness/model/probe.ts';
import { after as later, milliseconds, seconds } from '../../harness/model/time.ts';
import { compilePlan } from '../../harness/plan/compile.ts';
import type { Asker } from '../../harness/probes/asker.ts';
import { startInsideProber } from '../../harness/probes/inside/inside-prober.ts';
import { askerOf } from '../../harness/probes/registry.ts';
import { insideGroups, publishedAddress } from '../../harness/runner/probing.ts';
import { compose, containerOf, engineHere, images, newRun } from '../engine/docker/tiny-stack.ts';

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('a TCP server has a port');
  return address.port;
}

/** Without a stream of the exec's own, which would wait for its end. */
const inBackground = (command: string): string => `(${command} < /dev/null > /dev/null 2>&1 &)`;

describe('a probe of a real server', function () {
  this.timeout(120_000);
  const clock = systemClock();
  const clients = systemClients(clock);
  const servers = ['redis', 'postgres', 'mysql', 'amqp', 'grpc'] as const;
  let engine: ConnectedEngine;
  let plan: Plan;
  let askers: Readonly<Record<string, Asker>>;

  const ask = async (probe: string, timeout = 500): Promise<Outcome> =>
    (await askers[probe]!.ask({ number: 0, connection: 'fresh', due: clock.now() }, milliseconds(timeout))).outcome;
  const all = (): Promise<readonly Outcome[]> => Promise.all(servers.map((one) => ask(one)));
  const each = <T>(outcome: T): readonly T[] => servers.map(() => outcome);
  const pass = (ms: number) => clock.sleepUntil(later(clock.now(), milliseconds(ms)));

  /** Asks until it has that outcome, and gives all that came before, each once in a row. */
  async function until(probe: string, outcome: Outcome, patience = 30_000): Promise<readonly Outcome[]> {
    const seen: Outcome[] = [];
    const end = clock.now() + patience;
    for (;;) {
      const now = await ask(probe);
      if (now === outcome) return seen;
      if (seen.at(-1) !== now) seen.push(now);
      if (clock.now() > end)
        throw new Error(`${probe} was not ${outcome} within ${patience} ms, but ${seen.join(', ')}`);
      await pass(20);
    }
  }
  const allAre = async (outcome: Outcome) => {
    for (const one of servers) await until(one, outcome);
  };

  const idOf = async (service: string) => (await containerOf(engine, service)).id;
  const exec = async (service: string, script: string) => {
    const { exitCode, output } = await engine.containers.exec(await idOf(service), ['sh', '-c', script]);
    expect(exitCode, `${script}: ${output}`).to.equal(0);
  };
  const toAll = async (work: (id: string) => Promise<void>) => {
    await Promise.all((await Promise.all(servers.map(idOf))).map(work));
  };

  /** Asks each of them from inside, with what needs no login and what does. */
  async function startInside() {
    let waiting: { readonly outcome: Outcome; readonly names: Set<string> } | null = null;
    const warnings: EventBody[] = [];
    const groups = insideGroups(plan, await engine.containers.list());
    const env = { engine, clock, clients, random: () => 0.5, insideProber: insideProberOf(plan.stack.folder) };
    const emit = (event: EventBody): void => {
      if (event.type !== 'probe.ended') warnings.push(event);
      else if (event.outcome === waiting?.outcome) waiting.names.delete(event.probe);
    };
    const { signal } = new AbortController();
    const probers = await Promise.all(
      groups.map((group) => startInsideProber(group, { env, emit, signal, clockOffset: 0 })),
    );
    const names = groups.flatMap(({ asked }) => asked.map(({ name }) => name));
    expect(names).to.have.length(servers.length + 1);
    return {
      warnings,
      /** Until each of them has had that outcome. */
      async until(outcome: Outcome): Promise<void> {
        waiting = { outcome, names: new Set(names) };
        for (let waited = 0; waiting.names.size > 0; waited += 20) {
          if (waited > 30_000) throw new Error(`never ${outcome}: ${[...waiting.names]}; ${JSON.stringify(warnings)}`);
          await pass(20);
        }
      },
      stop: () => Promise.all(probers.map((one) => one.stop())),
    };
  }

  before(async () => {
    const port = await freePort();
    const stack = dsl.defineStack(
      { dirname: join(import.meta.dirname, 'servers') },
      { compose: 'compose.yaml', services: { 'on-host': { port } }, variables: { ON_HOST_PORT: String(port) } },
    );
    const [redis, postgres, mysql, amqp, grpc] = servers.map((name) => ({ type: 'service', name }) as const);
    const inside = { from: 'network', rate: '10/s', within: '500ms' } as const;
    const scenario = dsl.defineScenario({
      title: 'servers',
      stack,
      probes: {
        redis: dsl.redis(redis!),
        postgres: dsl.postgres(postgres!),
        mysql: dsl.mysql(mysql!),
        amqp: dsl.amqp(amqp!),
        grpc: dsl.grpc(grpc!),
        plain: dsl.grpc(grpc!, { port: 50_052 }),
        'plain, serving': dsl.grpc(grpc!, { port: 50_052, good: 'serving' }),
        beside: dsl.redis({ type: 'service', name: 'beside' }, { port: 6380 }),
        'on-host': dsl.redis(stack.service('on-host')),
        greets: dsl.tcp(mysql!, { port: 3306, awaits: /MariaDB/ }),
        replies: dsl.tcp(redis!, { port: 6379, send: 'PING\r\n', awaits: '+PONG' }),
        kept: dsl.tcp(redis!, { port: 6379 }),
        nobody: dsl.tcp(redis!, { port: 7777 }),
        'redis, inside': dsl.redis(redis!, inside),
        'postgres, inside': dsl.postgres(postgres!, inside),
        'mysql, inside': dsl.mysql(mysql!, inside),
        'amqp, inside': dsl.amqp(amqp!, inside),
        'grpc, inside': dsl.grpc(grpc!, inside),
        'redis by a client, inside': dsl.redis(redis!, { ...inside, connections: 'both' }),
      },
      experiments: {
        nothing: {
          fault: dsl.nothing(redis!),
          recovery: '9s',
          after: [dsl.expect(redis!).restarts({ atLeast: 0 })],
        },
      },
    });
    const services = await resolveProject(scenario.stack, compose, images);
    const { plan: made, problems } = compilePlan({
      scenario,
      name: 'servers',
      file: 'servers.ts',
      seed: '1',
      services,
    });
    if (made === null) throw new Error(problems.map((one) => `${one.code} ${one.message}`).join('\n'));
    plan = made;
    engine = await connectDocker({ engine: engineHere, compose, images, plan, ...newRun() });
    await engine.stack.prepare(() => undefined);
    await engine.stack.up();
    const address = publishedAddress(plan, await engine.containers.list());
    askers = Object.fromEntries(
      Object.entries(plan.probes).map(([name, one]) => [
        name,
        askerOf(one, { env: { engine, clock, clients, random: () => 0.5 }, services: plan.services, address })!,
      ]),
    );
    await allAre('ok');
  });

  after(async () => {
    const left = await engine?.stack.down();
    engine?.close();
    clients.http.close();
    expect(left).to.deep.equal([]);
  });

  it("is good of each, of one in another's network, and of one in the machine's", async () => {
    expect(await all()).to.deep.equal(each('ok'));
    expect([await ask('beside'), await ask('on-host')]).to.deep.equal(['ok', 'ok']);
  });

  it('over TCP is good where it greets or replies, and dropped at a port where nobody listens', async () => {
    const told = await Promise.all(['greets', 'replies', 'kept', 'nobody'].map((one) => ask(one)));
    expect(told).to.deep.equal(['ok', 'ok', 'ok', 'closed_early']);
  });

  it('has no answer of any that is frozen, but a connection that is kept', async () => {
    await toAll((id) => engine.containers.pause(id));
    expect(await all()).to.deep.equal(each('response_timeout'));
    expect([await ask('replies'), await ask('kept')]).to.deep.equal(['response_timeout', 'ok']);
    await toAll((id) => engine.containers.unpause(id));
    await allAre('ok');
    const redis = await idOf('redis');
    await engine.containers.kill(redis, 'SIGSTOP');
    expect(await ask('redis')).to.equal('response_timeout');
    await engine.containers.kill(redis, 'SIGCONT');
    await until('redis', 'ok');
  });

  it('of Redis is good without its password, and bad while it loads, has no master, or no client more', async () => {
    await exec('redis', 'redis-cli config set requirepass secret');
    expect(await ask('redis')).to.equal('ok');
    await exec('redis', "redis-cli -a secret config set requirepass ''");
    await exec('redis', 'redis-cli config set replica-serve-stale-data no; redis-cli replicaof 127.0.0.1 1');
    expect(await ask('redis')).to.equal('not_serving');
    await exec(
      'redis',
      `redis-cli replicaof no one; redis-cli debug populate 1500; ${inBackground('redis-cli debug reload')}`,
    );
    await until('redis', 'starting', 5000);
    await until('redis', 'ok', 10_000);
    await exec(
      'redis',
      `${inBackground('timeout 2 redis-cli subscribe a')}; sleep 0.3; redis-cli config set maxclients 1`,
    );
    expect(await ask('redis')).to.equal('full');
    await pass(2000);
    await exec('redis', 'redis-cli config set maxclients 100');
    expect(await ask('redis')).to.equal('ok');
  });

  it('of MySQL is bad where it has no connection left, and is answered more often than handshakes may fail', async () => {
    for (let count = 0; count < 130; count += 1) expect(await ask('mysql'), `the ${count}th`).to.equal('ok');
    const hold = inBackground('mariadb --execute "select sleep(2)"');
    await exec('mysql', `${Array.from({ length: 11 }, () => hold).join('; ')}; sleep 0.5`);
    expect(await ask('mysql')).to.equal('full');
    await until('mysql', 'ok');
  });

  it('of PostgreSQL is bad where it has no connection left, shuts down, or does not let anybody in yet', async () => {
    const sleeper = (length: number) => inBackground(`psql --username postgres --command 'select pg_sleep(${length})'`);
    await exec('postgres', `${[2, 2, 2].map(sleeper).join('; ')}; sleep 0.5`);
    expect(await ask('postgres')).to.equal('full');
    await until('postgres', 'ok');
    const standby = 'touch /data/db/standby.signal; echo hot_standby=off >> /data/db/postgresql.conf';
    await exec('postgres', `${standby}; ${sleeper(3)}; sleep 0.5; kill -TERM 1`);
    await until('postgres', 'stopping', 3000);
    await until('postgres', 'refused');
    await engine.containers.start(await idOf('postgres'));
    await until('postgres', 'starting');
    await exec('postgres', 'rm /data/db/standby.signal');
    await engine.containers.restart(await idOf('postgres'), seconds(5));
    await until('postgres', 'ok');
  });

  it('of gRPC is bad where it does not serve, and good without a health service only where answering is enough', async () => {
    await engine.containers.kill(await idOf('grpc'), 'SIGUSR2');
    await until('grpc', 'not_serving', 2000);
    await engine.containers.kill(await idOf('grpc'), 'SIGUSR2');
    await until('grpc', 'ok', 2000);
    expect([await ask('plain'), await ask('plain, serving')]).to.deep.equal(['ok', 'wrong']);
  });

  it('is refused of all that are stopped, and good again when they are back; from inside too, by a client library too', async () => {
    const inside = await startInside();
    await inside.until('ok');
    await toAll((id) => engine.containers.pause(id));
    await inside.until('response_timeout');
    await toAll((id) => engine.containers.unpause(id));
    await inside.until('ok');
    await toAll((id) => engine.containers.stop(id, seconds(10)));
    expect(await all()).to.deep.equal(each('refused'));
    await inside.until('dns');
    await toAll((id) => engine.containers.start(id));
    await allAre('ok');
    await inside.until('ok');
    await inside.stop();
    expect(inside.warnings).to.deep.equal([]);
  });
});
