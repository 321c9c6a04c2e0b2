/** HTTP probes of a real server behind TLS, which publishes nothing: HTTP/1.1 and HTTP/2, logins, redirects, degraded answers, frozen, gone and back. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { connectDocker } from '../../harness/engine/docker/connect.ts';
import { resolveProject } from '../../harness/engine/docker/resolve-project.ts';
import type { ConnectedEngine } from '../../harness/engine/kind.ts';
import { systemClients } from '../../harness/engine/system/clients.ts';
import { systemClock } from '../../harness/engine/system/clock.ts';
import * as dsl from '../../harness/index.ts';
import type { Connection } from '../../harness/model/probe.ts';
import { after as later, milliseconds, seconds } from '../../harness/model/time.ts';
import { compilePlan } from '../../harness/plan/compile.ts';
import type { Asker } from '../../harness/probes/asker.ts';
import { askerOf } from '../../harness/probes/registry.ts';
import { publishedAddress } from '../../harness/runner/probing.ts';
import { compose, containerOf, engineHere, images, newRun } from '../engine/docker/tiny-stack.ts';
import { certificateAuthority } from '../engine/system/certificates.ts';

describe('a probe of a real server over TLS', function () {
  this.timeout(120_000);
  const clock = systemClock();
  const clients = systemClients(clock, { variables: { SHOP_PASSWORD: 'hush' } });
  const authority = certificateAuthority();
  let engine: ConnectedEngine;
  let askers: Readonly<Record<string, Asker>>;

  /** The outcome, with what is said of it. */
  async function ask(probe: string, connection: Connection = 'fresh', timeout = 800): Promise<string> {
    const { outcome, said } = await askers[probe]!.ask(
      { number: 0, connection, due: clock.now() },
      milliseconds(timeout),
    );
    return said === undefined ? outcome : `${outcome}: ${said}`;
  }
  async function until(probe: string, wanted: string, connection: Connection = 'fresh'): Promise<void> {
    const end = clock.now() + 20_000;
    for (;;) {
      const now = await ask(probe, connection);
      if (now === wanted) return;
      if (clock.now() > end) throw new Error(`${probe} was not ${wanted}, but ${now}`);
      await clock.sleepUntil(later(clock.now(), milliseconds(20)));
    }
  }
  /** Over HTTP/1.1 and HTTP/2, on fresh connections and on kept ones. */
  const everyWay = () => Promise.all(['orders', 'orders2'].flatMap((one) => [ask(one), ask(one, 'kept')]));
  const idOf = async (service: string) => (await containerOf(engine, service)).id;

  before(async () => {
    const certificates = join(authority.folder, 'served');
    mkdirSync(certificates);
    for (const [name, validity] of [
      ['shop', 'valid'],
      ['old', 'expired'],
    ] as const) {
      const { key, cert } = authority.sign(`${name}.example`, validity);
      writeFileSync(join(certificates, `${name}.key`), key);
      writeFileSync(join(certificates, `${name}.pem`), cert);
    }
    writeFileSync(join(certificates, 'users'), 'shop:{PLAIN}hush\n');
    const stack = dsl.defineStack(
      { dirname: join(import.meta.dirname, 'https') },
      {
        compose: 'compose.yaml',
        services: { web: { port: 443 }, stock: {} },
        variables: { CERTIFICATES: certificates },
      },
    );
    const web = stack.service('web');
    const tls = { ca: authority.ca, serverName: 'shop.example' };
    const auth = { user: 'shop', password: { env: 'SHOP_PASSWORD' } };
    const paid = { tls, auth, hasHeaders: { 'content-type': /json/ }, hasJson: { 'orders[0].state': 'paid' } };
    const scenario = dsl.defineScenario({
      title: 'TLS',
      stack,
      probes: {
        orders: dsl.http(web, '/orders', paid),
        orders2: dsl.http(web, '/orders', { ...paid, http2: true }),
        stranger: dsl.http(web, '/orders', { tls, auth: { user: 'shop', password: 'guessed' } }),
        usual: dsl.http(web, '/open', { tls: { serverName: 'shop.example' } }),
        wrong: dsl.http(web, '/open', { tls: { ...tls, serverName: 'other.example' } }),
        expired: dsl.http(web, '/open', { tls: { ...tls, serverName: 'old.example' } }),
        expired2: dsl.http(web, '/open', { tls: { ...tls, serverName: 'old.example' }, http2: true }),
        plain: dsl.http(web, '/open'),
        old: dsl.http(web, '/old', { tls, redirects: 'follow', hasJson: { 'orders[0].id': 41 } }),
        away: dsl.http(web, '/away', { tls, redirects: 'follow' }),
        slow: dsl.http(web, '/slow', { tls, latency: '200ms', within: '5s' }),
        slow2: dsl.http(web, '/slow', { tls, http2: true, latency: '200ms', within: '5s' }),
        stock: dsl.http(web, '/stock', { tls, http2: true, body: '7', degraded: { status: 503, body: 'later' } }),
      },
      experiments: {
        nothing: { fault: dsl.nothing(web), recovery: '9s', after: [dsl.expect(web).restarts({ atLeast: 0 })] },
      },
    });
    const services = await resolveProject(scenario.stack, compose, images);
    const { plan, problems } = compilePlan({ scenario, name: 'https', file: 'https.ts', seed: '1', services });
    if (plan === null) throw new Error(problems.map((one) => `${one.code} ${one.message}`).join('\n'));
    engine = await connectDocker({ engine: engineHere, compose, images, plan, ...newRun() });
    await engine.stack.prepare(() => undefined);
    await engine.stack.up();
    const address = publishedAddress(plan, await engine.containers.list());
    const context = { env: { engine, clock, clients, random: () => 0.5 }, address, services: plan.services };
    askers = Object.fromEntries(Object.entries(plan.probes).map(([name, one]) => [name, askerOf(one, context)!]));
    await until('stock', 'ok');
  });

  after(async () => {
    const left = await engine?.stack.down();
    engine?.close();
    clients.http.close();
    authority.remove();
    expect(left).to.deep.equal([]);
  });

  it('is good over both protocols and both connections, by its login, headers and JSON', async () => {
    expect(await everyWay()).to.deep.equal(['ok', 'ok', 'ok', 'ok']);
    expect(await everyWay()).to.deep.equal(['ok', 'ok', 'ok', 'ok']);
    expect(await ask('stranger')).to.equal('http4xx');
  });

  it('says why its certificate is not taken, and that a plain request is', async () => {
    expect(await ask('usual')).to.match(/^tls: unable to (verify|get local issuer)/);
    expect(await ask('wrong')).to.match(/^tls: .*other\.example.* DNS:shop\.example/);
    expect([await ask('expired'), await ask('expired2')]).to.deep.equal(Array(2).fill('tls: certificate has expired'));
    expect(await ask('plain')).to.equal('http4xx');
  });

  it('follows a redirect within the server, and none to another', async () => {
    expect([await ask('old'), await ask('old', 'kept')]).to.deep.equal(['ok', 'ok']);
    expect(await ask('away')).to.equal('wrong: it redirected to https://elsewhere.example, which is not followed');
  });

  it('is bad where it is slower than its latency, and over where it has no time', async () => {
    const late = /^response_timeout: it answered 200 after [\d.]+ s, and may take 0\.2 s$/;
    expect(await ask('slow', 'fresh', 4000)).to.match(late);
    expect(await ask('slow2', 'kept', 4000)).to.match(late);
    expect(await ask('slow', 'fresh', 150)).to.equal('response_timeout');
    expect(await ask('slow2', 'fresh', 150)).to.equal('response_timeout');
  });

  it('is degraded while what is behind it is gone, and good when that is back', async () => {
    await engine.containers.stop(await idOf('stock'), seconds(5));
    await until('stock', 'degraded');
    await engine.containers.start(await idOf('stock'));
    await until('stock', 'ok');
  });

  it('has no answer of one that is frozen, and answers again over new connections', async () => {
    const web = await idOf('web');
    await engine.containers.pause(web);
    expect(await everyWay()).to.deep.equal(Array(4).fill('response_timeout'));
    await engine.containers.unpause(web);
    for (const probe of ['orders', 'orders2']) {
      await until(probe, 'ok');
      await until(probe, 'ok', 'kept');
    }
  });

  it('is refused where it is gone, tells once of each kept connection that it lost, and is good again', async () => {
    const web = await idOf('web');
    expect(await everyWay()).to.deep.equal(['ok', 'ok', 'ok', 'ok']);
    await engine.containers.kill(web, 'SIGKILL');
    await until('orders', 'refused');
    for (const probe of ['orders', 'orders2']) {
      expect(await ask(probe, 'kept')).to.match(/^(closed_early|reset)$/);
      expect(await ask(probe, 'kept')).to.equal('refused');
    }
    await engine.containers.start(web);
    for (const probe of ['orders', 'orders2']) {
      await until(probe, 'ok', 'kept');
      await until(probe, 'ok');
    }
  });
});
