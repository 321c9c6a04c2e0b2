/** Questions by a client library: each ends once and in time, kept connections are used again, and what is lost is opened again. */
import { expect } from 'chai';
import type { DriverQuestion } from '../../../../harness/engine/clients.ts';
import { systemClock } from '../../../../harness/engine/system/clock.ts';
import { systemDrivers } from '../../../../harness/engine/system/drivers/driver-client.ts';
import { nobody } from '../../../../harness/model/driver.ts';
import { FailureError } from '../../../../harness/model/failure.ts';
import { milliseconds } from '../../../../harness/model/time.ts';
import { type FakeRedis, fakeRedis, saysWell } from './fake-redis.ts';

describe('a question by a client library', () => {
  const drivers = systemDrivers(systemClock(), {
    folder: import.meta.dirname,
    variables: { SHOP_PASSWORD: 'open sesame' },
  });
  let server: FakeRedis;
  const question = (more: Partial<DriverQuestion> = {}): DriverQuestion => ({
    ...{ driver: 'redis', host: '127.0.0.1', port: server.port, login: nobody, connection: 'kept' },
    ...{ asks: { what: 'ping' }, timeout: milliseconds(400), accept: () => 'ok', refused: () => 'denied' },
    ...more,
  });
  const ask = (more?: Partial<DriverQuestion>) => drivers.ask(question(more));
  const outcome = async (more?: Partial<DriverQuestion>) => (await ask(more)).outcome;

  beforeEach(async () => {
    server = await fakeRedis();
  });
  afterEach(() => server.close());
  after(() => drivers.close());

  it('goes over a connection of its own, or over one that is kept', async () => {
    const first = await ask({ connection: 'fresh' });
    await ask({ connection: 'fresh' });
    expect(server.sockets).to.have.lengthOf(2);
    const third = await ask();
    const fourth = await ask();
    expect(server.sockets).to.have.lengthOf(3);
    expect(server.asked).to.deep.equal(['PING', 'PING', 'PING', 'PING']);
    for (const { outcome, sent, connected, firstByte, end } of [first, third, fourth]) {
      expect(outcome).to.equal('ok');
      expect(sent).to.be.at.most(connected!);
      expect(connected).to.be.at.most(firstByte!);
      expect(firstByte).to.be.at.most(end);
    }
    expect(fourth.connected).to.equal(fourth.sent);
  });

  it('opens as many as are busy at once', async () => {
    await Promise.all([ask(), ask(), ask()]);
    await Promise.all([ask(), ask(), ask()]);
    expect(server.sockets).to.have.lengthOf(3);
  });

  it('has the value that was asked for, and hands it to who judges it', async () => {
    const seen: (string | null)[] = [];
    const accept = (value: string | null) => {
      seen.push(value);
      return value === '42' ? 'ok' : 'wrong';
    };
    const answer = await ask({ asks: { what: 'command', words: ['GET', 'stock'] }, accept });
    expect(answer).to.include({ outcome: 'ok', value: '42' });
    expect(await ask({ accept: (value) => (value === null ? 'ok' : 'wrong') })).not.to.have.property('value');
    expect(seen).to.deep.equal(['42']);
  });

  it('logs in with a secret out of the environment', async () => {
    const login = { user: 'shop', password: { secretEnv: 'SHOP_PASSWORD' }, database: null };
    const heard: string[] = [];
    server.says = (words) => {
      heard.push(words.join(' '));
      return saysWell(words);
    };
    expect(await outcome({ login })).to.equal('ok');
    expect(heard.join('\n')).to.match(/AUTH shop open sesame/);
  });

  it("has a server's refusal judged, at the login and later, with its words", async () => {
    const refusals: string[] = [];
    const refused: DriverQuestion['refused'] = ({ code }) => {
      refusals.push(code);
      return code === 'WRONGPASS' ? 'denied' : 'starting';
    };
    const says = server.says;
    const login = { user: 'shop', password: { secretText: 'no' }, database: null };
    server.says = (words) => (words.includes('AUTH') ? '-WRONGPASS invalid username-password pair' : says(words));
    expect(await ask({ login, refused })).to.include({
      outcome: 'denied',
      said: 'WRONGPASS invalid username-password pair',
    });
    server.says = (words) => (words[0] === 'PING' ? '-LOADING Redis is loading the dataset in memory' : says(words));
    expect(await outcome({ refused })).to.equal('starting');
    expect(refusals).to.deep.equal(['WRONGPASS', 'LOADING']);
  });

  it('is given up with its connection when its time is over', async () => {
    const says = server.says;
    server.says = (words) => (words[0] === 'PING' ? null : says(words));
    const answer = await ask({ timeout: milliseconds(60) });
    expect(answer.outcome).to.equal('response_timeout');
    expect(answer.end - answer.sent).to.be.within(59, 200);
    server.says = says;
    expect(await outcome()).to.equal('ok');
    expect(server.sockets).to.have.lengthOf(2);
  });

  it('tells of a kept connection that was lost meanwhile, and opens another for the next', async () => {
    expect(await outcome()).to.equal('ok');
    server.sockets[0]!.resetAndDestroy();
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(await outcome()).to.equal('reset');
    expect(await outcome()).to.equal('ok');
    server.sockets[1]!.end();
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(await outcome()).to.equal('closed_early');
    expect(await outcome()).to.equal('ok');
  });

  it('tells how it was lost while it was asked, and that nobody listens', async () => {
    const says = server.says;
    server.says = (words) => {
      if (words[0] === 'PING') server.sockets.at(-1)!.resetAndDestroy();
      return words[0] === 'PING' ? null : says(words);
    };
    expect(await outcome()).to.equal('reset');
    await server.close();
    expect(await outcome()).to.equal('refused');
    server = await fakeRedis();
  });

  it('names the package that is not installed, and how to install it', async () => {
    const nowhere = systemDrivers(systemClock(), { folder: '/', variables: {} });
    const error = await nowhere.ask(question()).catch((reason) => reason);
    expect(error).to.be.instanceOf(FailureError);
    expect(error.failures).to.deep.equal([
      {
        code: 'R223',
        message: "the package 'redis' is not installed, and redis with a login is asked by it",
        at: null,
        fix: 'install it: npm i -D redis',
      },
    ]);
  });
});
