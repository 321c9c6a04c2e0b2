/** Real servers, asked with a login by their client libraries: good, a wrong login, slow, frozen, gone and back, full, a kept connection broken. */
import { join } from 'node:path';
import { expect } from 'chai';
import * as dsl from '../../harness/index.ts';
import type { Connection, Outcome, Probe } from '../../harness/model/probe.ts';
import { seconds } from '../../harness/model/time.ts';
import { ferretdb } from './logins/ferretdb.ts';
import { type RealServers, realServers } from './real-servers.ts';

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
  const servers = Object.keys(pings);
  let real: RealServers;

  const answerOf: RealServers['answerOf'] = (probe, connection, timeout = 1000) =>
    real.answerOf(probe, connection, timeout);
  const ask: RealServers['ask'] = (...question) => real.ask(...question);
  const all = async (connection: Connection, suffix = ''): Promise<readonly Outcome[]> =>
    Promise.all(servers.map((one) => ask(`${one}${suffix}`, connection)));
  const each = <T>(outcome: T): readonly T[] => servers.map(() => outcome);
  const allAre = async (connection: Connection, outcome: Outcome) => {
    for (const one of servers) await real.until(one, outcome, { connection });
  };
  const exec: RealServers['exec'] = (...given) => real.exec(...given);
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
    await Promise.all((await Promise.all(servers.map((one) => real.idOf(one)))).map(work));
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
    real = await realServers('logins', stack, 'redis', probes);
    await allAre('fresh', 'ok');
    await sql.postgres('create table accounts (id int, amount numeric); insert into accounts values (1, 40), (2, 2.5)');
    await sql.mysql(
      "create table shop.accounts (id int, owner text, since date); insert into shop.accounts values (1, 'ann', '2026-01-01'), (2, null, null)",
    );
  });

  after(() => real?.close());

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
    await toAll((id) => real.env.engine.containers.pause(id));
    expect(await all('kept')).to.deep.equal(each('response_timeout'));
    expect(await all('fresh')).to.deep.equal(each('response_timeout'));
    await toAll((id) => real.env.engine.containers.unpause(id));
    await allAre('kept', 'ok');
    await allAre('fresh', 'ok');
  });

  it('of PostgreSQL is bad where it has no connection left', async () => {
    await Promise.all(Array.from({ length: 6 }, () => answerOf('slow', 'kept', 2000)));
    expect(await ask('postgres')).to.equal('full');
    real.forget();
    await real.until('postgres', 'ok');
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
    await toAll((id) => real.env.engine.containers.stop(id, seconds(10)));
    for (const one of servers) {
      expect(await ask(one, 'kept'), one).to.be.oneOf(['reset', 'closed_early', 'stopping', 'refused']);
      expect(await ask(one, 'kept'), one).to.equal('refused');
    }
    expect(await all('fresh')).to.deep.equal(each('refused'));
    await toAll((id) => real.env.engine.containers.start(id));
    await allAre('kept', 'ok');
    await allAre('fresh', 'ok');
  });
});
