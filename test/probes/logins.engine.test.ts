/** Real servers, asked with a login by their client libraries: good, a wrong login, slow, frozen, gone and back, full, a kept connection broken. */
import { join } from 'node:path';
import { expect } from 'chai';
import { connectDocker } from '../../harness/engine/docker/connect.ts';
import { resolveProject } from '../../harness/engine/docker/resolve-project.ts';
import type { ConnectedEngine } from '../../harness/engine/kind.ts';
import { systemClients } from '../../harness/engine/system/clients.ts';
import { systemClock } from '../../harness/engine/system/clock.ts';
import * as dsl from '../../harness/index.ts';
import type { Connection, Outcome, Probe } from '../../harness/model/probe.ts';
import { after as later, milliseconds, seconds } from '../../harness/model/time.ts';
import { compilePlan } from '../../harness/plan/compile.ts';
import type { Asker } from '../../harness/probes/asker.ts';
import { askerOf } from '../../harness/probes/registry.ts';
import { publishedAddress } from '../../harness/runner/probing.ts';
import { compose, containerOf, engineHere, images, newRun } from '../engine/docker/tiny-stack.ts';
import { ferretdb } from './logins/ferretdb.ts';

const of = (name: string) => ({ type: 'service', name }) as const;
const login = { user: 'shop', password: 'hush' };
const inShop = { login: { ...login, database: 'shop' } };
const inPostgres = { login: { ...login, database: 'postgres' } };
const wrong = { login: { user: 'shop', password: 'hash', database: 'postgres' } };
const nobody = { login: { user: 'shop', password: 'hash' } };

/** What every server is asked, with the right login and with a wrong one. */
const pings = {
  redis: [dsl.redis(of('redis'), { login }), dsl.redis(of('redis'), nobody)],
  postgres: [dsl.postgres(of('postgres'), inPostgres), dsl.postgres(of('postgres'), wrong)],
  mysql: [dsl.mysql(of('mysql'), { login }), dsl.mysql(of('mysql'), nobody)],
  amqp: [dsl.amqp(of('amqp'), { login }), dsl.amqp(of('amqp'), nobody)],
  mongo: [dsl.mongo(of('mongo'), { login }), dsl.mongo(of('mongo'), nobody)],
} as const satisfies Record<string, readonly [Probe, Probe]>;
type Server = keyof typeof pings;

const probes: Readonly<Record<string, Probe>> = {
  ...Object.fromEntries(Object.entries(pings).map(([name, [good]]) => [name, good])),
  ...Object.fromEntries(Object.entries(pings).map(([name, [, bad]]) => [`${name}, a wrong login`, bad])),
  'mongo, no login': dsl.mongo(of('mongo')),
  'redis, no login': dsl.redis(of('redis'), { connections: 'both' }),
  stock: dsl.redis(of('redis'), { login, command: ['GET', 'stock'] }),
  list: dsl.redis(of('redis'), { login, command: 'HSET stock apples 1' }),
  balance: dsl.sql(of('postgres'), 'select sum(amount) from accounts', inPostgres),
  rows: dsl.sql(of('mysql'), 'select * from accounts order by id', inShop),
  'no such table': dsl.sql(of('postgres'), 'select * from orders', inPostgres),
  'no such database': dsl.sql(of('mysql'), 'select 1', { login: { ...login, database: 'shoe' } }),
  'no right': dsl.sql(of('mysql'), 'select * from mysql.user', { login }),
  slow: dsl.sql(of('postgres'), 'select pg_sleep(0.3)', inPostgres),
  'slow too': dsl.sql(of('mysql'), 'select sleep(0.3)', { login }),
};

describe('a probe of a real server with a login', function () {
  this.timeout(120_000);
  const clock = systemClock();
  const clients = systemClients(clock, { folder: import.meta.dirname });
  const servers = Object.keys(pings) as readonly Server[];
  let engine: ConnectedEngine;
  let askers: Readonly<Record<string, Asker>>;

  const answerOf = (probe: string, connection: Connection = 'fresh', timeout = 1000) =>
    askers[probe]!.ask({ number: 0, connection, due: clock.now() }, milliseconds(timeout));
  const ask = async (...given: Parameters<typeof answerOf>): Promise<Outcome> => (await answerOf(...given)).outcome;
  const all = async (connection: Connection, suffix = ''): Promise<readonly Outcome[]> =>
    Promise.all(servers.map((one) => ask(`${one}${suffix}`, connection)));
  const each = <T>(outcome: T): readonly T[] => servers.map(() => outcome);
  const pass = (ms: number) => clock.sleepUntil(later(clock.now(), milliseconds(ms)));

  async function until(probe: string, connection: Connection, outcome: Outcome): Promise<readonly Outcome[]> {
    const seen: Outcome[] = [];
    const end = clock.now() + 30_000;
    for (;;) {
      const now = await ask(probe, connection);
      if (now === outcome) return seen;
      if (seen.at(-1) !== now) seen.push(now);
      if (clock.now() > end) throw new Error(`${probe} was not ${outcome} within 30 s, but ${seen.join(', ')}`);
      await pass(20);
    }
  }
  const allAre = async (connection: Connection, outcome: Outcome) => {
    for (const one of servers) await until(one, connection, outcome);
  };

  const idOf = async (service: string) => (await containerOf(engine, service)).id;
  const exec = async (service: string, command: readonly string[]) => {
    const { exitCode, output } = await engine.containers.exec(await idOf(service), [...command]);
    expect(exitCode, `${command.join(' ')}: ${output}`).to.equal(0);
    return output;
  };
  const sql = {
    postgres: (text: string) =>
      exec('postgres', [
        'env',
        'PGPASSWORD=hush',
        'psql',
        '--host',
        '/tmp',
        '--username',
        'shop',
        'postgres',
        '--command',
        text,
      ]),
    mysql: (text: string) => exec('mysql', ['mariadb', '--execute', text]),
  };
  const toAll = async (work: (id: string) => Promise<void>) => {
    await Promise.all((await Promise.all(servers.map(idOf))).map(work));
  };

  before(async function () {
    this.timeout(600_000);
    const stack = dsl.defineStack(
      { dirname: join(import.meta.dirname, 'logins') },
      {
        compose: 'compose.yaml',
        services: { postgres: { port: 5432 }, mysql: { port: 3306 } },
        variables: { FERRETDB: await ferretdb() },
      },
    );
    const scenario = dsl.defineScenario({
      title: 'logins',
      stack,
      probes,
      experiments: {
        nothing: {
          fault: dsl.nothing(of('redis')),
          recovery: '9s',
          after: [dsl.expect(of('redis')).restarts({ atLeast: 0 })],
        },
      },
    });
    const services = await resolveProject(scenario.stack, compose, images);
    const { plan, problems } = compilePlan({ scenario, name: 'logins', file: 'logins.ts', seed: '1', services });
    if (plan === null) throw new Error(problems.map((one) => `${one.code} ${one.message}`).join('\n'));
    engine = await connectDocker({ engine: engineHere, compose, images, plan, ...newRun() });
    await engine.stack.prepare(() => undefined);
    await engine.stack.up();
    const address = publishedAddress(plan, await engine.containers.list());
    askers = Object.fromEntries(
      Object.entries(plan.probes).map(([name, one]) => [
        name,
        askerOf(one, { env: { engine, clock, clients, random: () => 0.5 }, address, services: plan.services })!,
      ]),
    );
    await allAre('fresh', 'ok');
    await sql.postgres('create table accounts (id int, amount numeric); insert into accounts values (1, 40), (2, 2.5)');
    await sql.mysql(
      "create table shop.accounts (id int, owner text, since date); insert into shop.accounts values (1, 'ann', '2026-01-01'), (2, null, null)",
    );
  });

  after(async () => {
    clients.drivers.close();
    const left = await engine?.stack.down();
    engine?.close();
    expect(left).to.deep.equal([]);
  });

  it('is good of each, over a connection of its own and over a kept one', async () => {
    expect(await all('fresh')).to.deep.equal(each('ok'));
    expect(await all('kept')).to.deep.equal(each('ok'));
    for (const one of servers) {
      const { sent, connected, firstByte, end, outcome } = await answerOf(one, 'kept');
      expect([outcome, connected], one).to.deep.equal(['ok', sent]);
      expect(firstByte, one).to.be.within(sent, end);
    }
  });

  it('has values: a reply, a cell, rows, and none', async () => {
    const valueIn = async (probe: string) => (await answerOf(probe, 'kept')).value;
    expect(await valueIn('stock')).to.equal('null');
    await exec('redis', ['redis-cli', '--user', 'shop', '--pass', 'hush', 'set', 'stock', '17']);
    expect(await valueIn('stock')).to.equal('17');
    expect(await valueIn('balance')).to.equal('42.5');
    expect(await valueIn('rows')).to.equal('[[1,"ann","2026-01-01"],[2,null,null]]');
    expect(await valueIn('postgres')).to.equal(undefined);
  });

  it('is denied with a wrong login, and with none where one is wanted', async () => {
    expect(await all('fresh', ', a wrong login')).to.deep.equal(each('denied'));
    expect(await all('kept', ', a wrong login')).to.deep.equal(each('denied'));
    expect([await ask('redis, no login'), await ask('redis, no login', 'kept')]).to.deep.equal(['denied', 'denied']);
    expect(await ask('mongo, no login')).to.equal('ok');
    expect([await ask('no such database'), await ask('no right')]).to.deep.equal(['denied', 'denied']);
    expect((await answerOf('postgres, a wrong login')).said).to.equal('password authentication failed for user "shop"');
  });

  it('is wrong where the server does not take what is asked, in its words, and the connection is kept', async () => {
    const { outcome, said } = await answerOf('no such table', 'kept');
    expect([outcome, said]).to.deep.equal(['wrong', 'relation "orders" does not exist']);
    expect((await answerOf('list', 'kept')).said).to.match(/^WRONGTYPE /);
    const again = await answerOf('no such table', 'kept');
    expect(again.connected).to.equal(again.sent);
  });

  it('takes as long as the server does, and no longer than it may', async () => {
    for (const probe of ['slow', 'slow too']) {
      const { sent, end, outcome } = await answerOf(probe);
      expect(outcome).to.equal('ok');
      expect(end - sent).to.be.within(300, 900);
      const given = await answerOf(probe, 'kept', 150);
      expect(given.outcome).to.equal('response_timeout');
      expect(given.end - given.sent).to.be.within(149, 400);
    }
  });

  it('has no answer of any that is frozen, and opens another connection afterwards', async () => {
    await toAll((id) => engine.containers.pause(id));
    expect(await all('kept')).to.deep.equal(each('response_timeout'));
    expect(await all('fresh')).to.deep.equal(each('response_timeout'));
    await toAll((id) => engine.containers.unpause(id));
    await allAre('kept', 'ok');
    await allAre('fresh', 'ok');
  });

  it('of PostgreSQL is bad where it has no connection left', async () => {
    await Promise.all(Array.from({ length: 6 }, () => answerOf('slow', 'kept', 2000)));
    expect(await ask('postgres')).to.equal('full');
    clients.drivers.close();
    await until('postgres', 'fresh', 'ok');
  });

  it('over a kept connection that the server broke is bad once, and then good over another', async () => {
    for (const one of servers) expect(await ask(one, 'kept'), one).to.equal('ok');
    await exec('redis', ['redis-cli', '--user', 'shop', '--pass', 'hush', 'client', 'kill', 'skipme', 'yes']);
    await sql.postgres("select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'resilience'");
    const [, ...ids] = (await sql.mysql("select id from information_schema.processlist where user = 'shop'"))
      .trim()
      .split(/\s+/);
    await sql.mysql(ids.map((id) => `kill ${id}`).join('; '));
    await exec('amqp', ['/usr/lib/rabbitmq/bin/rabbitmqctl', 'close_all_connections', 'a test']);
    for (const one of ['redis', 'postgres', 'mysql', 'amqp']) {
      expect(await ask(one, 'kept'), one).to.be.oneOf(['reset', 'closed_early', 'stopping']);
      expect(await ask(one, 'kept'), one).to.equal('ok');
    }
  });

  it('is refused of all that are stopped, and good again when they are back, over kept connections too', async () => {
    await allAre('kept', 'ok');
    await toAll((id) => engine.containers.stop(id, seconds(10)));
    for (const one of servers) {
      expect(await ask(one, 'kept'), one).to.be.oneOf(['reset', 'closed_early', 'stopping', 'refused']);
      expect(await ask(one, 'kept'), one).to.equal('refused');
    }
    expect(await all('fresh')).to.deep.equal(each('refused'));
    await toAll((id) => engine.containers.start(id));
    await allAre('kept', 'ok');
    await allAre('fresh', 'ok');
  });
});
