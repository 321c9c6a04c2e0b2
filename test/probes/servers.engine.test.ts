/** Every probe of a server against the real one, none of which publishes a port: good, unwell in its own words, frozen, gone, and back. */
import { createServer } from 'node:net';
import { join } from 'node:path';
import { expect } from 'chai';
import * as dsl from '../../harness/index.ts';
import { insideProberOf } from '../../harness/inside/inside-prober.ts';
import type { EventBody } from '../../harness/model/event.ts';
import type { Outcome } from '../../harness/model/probe.ts';
import { seconds } from '../../harness/model/time.ts';
import { startInsideProber } from '../../harness/probes/inside/inside-prober.ts';
import { insideGroups } from '../../harness/runner/probing.ts';
import { type RealServers, realServers } from './real-servers.ts';

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
  const servers = ['redis', 'postgres', 'mysql', 'amqp', 'grpc'] as const;
  let real: RealServers;

  const containers = () => real.env.engine.containers;
  const ask = (probe: string, timeout?: number): Promise<Outcome> => real.ask(probe, 'fresh', timeout);
  const all = (): Promise<readonly Outcome[]> => Promise.all(servers.map((one) => ask(one)));
  const each = <T>(outcome: T): readonly T[] => servers.map(() => outcome);
  const until = (probe: string, outcome: Outcome, patience?: number) => real.until(probe, outcome, { patience });
  const allAre = async (outcome: Outcome) => {
    for (const one of servers) await until(one, outcome);
  };

  const exec = (service: string, script: string) => real.exec(service, ['sh', '-c', script]);
  const toAll = async (work: (id: string) => Promise<void>) => {
    await Promise.all((await Promise.all(servers.map((one) => real.idOf(one)))).map(work));
  };

  /** Asks each of them from inside, with what needs no login and what does. */
  async function startInside() {
    let waiting: { readonly outcome: Outcome; readonly names: Set<string> } | null = null;
    const warnings: EventBody[] = [];
    const { plan } = real;
    const groups = insideGroups(plan, await containers().list());
    const env = { ...real.env, insideProber: insideProberOf(plan.stack.folder) };
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
          await real.pass(20);
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
    const probes = {
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
    };
    real = await realServers('servers', stack, 'redis', probes);
    await allAre('ok');
  });

  after(() => real?.close());

  it("is good of each, of one in another's network, and of one in the machine's", async () => {
    expect(await all()).to.deep.equal(each('ok'));
    expect([await ask('beside'), await ask('on-host')]).to.deep.equal(['ok', 'ok']);
  });

  it('over TCP is good where it greets or replies, and dropped at a port where nobody listens', async () => {
    const told = await Promise.all(['greets', 'replies', 'kept', 'nobody'].map((one) => ask(one)));
    expect(told).to.deep.equal(['ok', 'ok', 'ok', 'closed_early']);
  });

  it('has no answer of any that is frozen, but a connection that is kept', async () => {
    await toAll((id) => containers().pause(id));
    expect(await all()).to.deep.equal(each('response_timeout'));
    expect([await ask('replies'), await ask('kept')]).to.deep.equal(['response_timeout', 'ok']);
    await toAll((id) => containers().unpause(id));
    await allAre('ok');
    const redis = await real.idOf('redis');
    await containers().kill(redis, 'SIGSTOP');
    expect(await ask('redis')).to.equal('response_timeout');
    await containers().kill(redis, 'SIGCONT');
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
    await real.pass(2000);
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
    await containers().start(await real.idOf('postgres'));
    await until('postgres', 'starting');
    await exec('postgres', 'rm /data/db/standby.signal');
    await containers().restart(await real.idOf('postgres'), seconds(5));
    await until('postgres', 'ok');
  });

  it('of gRPC is bad where it does not serve, and good without a health service only where answering is enough', async () => {
    await containers().kill(await real.idOf('grpc'), 'SIGUSR2');
    await until('grpc', 'not_serving', 2000);
    await containers().kill(await real.idOf('grpc'), 'SIGUSR2');
    await until('grpc', 'ok', 2000);
    expect([await ask('plain'), await ask('plain, serving')]).to.deep.equal(['ok', 'wrong']);
  });

  it('is refused of all that are stopped, and good again when they are back; from inside too, by a client library too', async () => {
    const inside = await startInside();
    await inside.until('ok');
    await toAll((id) => containers().pause(id));
    await inside.until('response_timeout');
    await toAll((id) => containers().unpause(id));
    await inside.until('ok');
    await toAll((id) => containers().stop(id, seconds(10)));
    expect(await all()).to.deep.equal(each('refused'));
    await inside.until('dns');
    await toAll((id) => containers().start(id));
    await allAre('ok');
    await inside.until('ok');
    await inside.stop();
    expect(inside.warnings).to.deep.equal([]);
  });
});
