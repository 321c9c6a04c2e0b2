/** Which services get a scenario, and which edges of theirs are cut. */
import { expect } from 'chai';
import { choose } from '../../harness/init/choose.ts';
import type { DescribedService } from '../../harness/model/described-service.ts';
import { checkedBy, described, needing, publishing } from './described.ts';

const names = (...services: readonly DescribedService[]): readonly string[] =>
  choose(services).chosen.map(({ service }) => service.name);
const reasons = (...services: readonly DescribedService[]): readonly string[] =>
  choose(services).left.map(({ name, why }) => `${name}: ${why}`);

describe('the services that are broken', () => {
  it('are all that are published or needed, and not the first by its name', () => {
    const adb = described('adb', { image: 'postgres:16', ...publishing(5432) });
    const web = described('web', { image: 'nginx', ...publishing(80), ...needing('api') });
    const { chosen } = choose([adb, described('api'), web]);
    expect(chosen.map(({ service, nature }) => `${service.name} ${nature.speaks}`)).to.deep.equal([
      'adb postgres',
      'api unknown',
      'web http',
    ]);
  });

  it('are not those that nobody is seen to use, with the reason', () => {
    const all = [described('tail'), described('web', publishing(80)), described('none', { replicas: 0 })];
    expect(names(...all)).to.deep.equal(['web']);
    expect(reasons(...all)).to.deep.equal([
      'tail: nobody depends on it, and it publishes no port',
      'none: it has no container',
    ]);
  });

  it('are databases and brokers too, which are there for somebody, and what offers a port to others', () => {
    const store = described('store', { image: 'redis:7' });
    expect(
      names(described('web', publishing(80)), store, described('inner', { offers: true, exposed: [80] })),
    ).to.deep.equal(['web', 'store', 'inner']);
  });

  it('are whatever stays up where nobody is seen to use anything', () => {
    expect(names(described('bot'), described('shell', { restart: { name: 'no' } }))).to.deep.equal(['bot']);
  });

  it('are not those that run once: awaited, or called so and not kept up', () => {
    const once = { restart: { name: 'no' } } as const;
    const api = described('api', {
      ...publishing(80),
      dependsOn: [
        { service: 'schema', condition: 'service_completed_successfully' },
        ...needing('db-migrate').dependsOn!,
      ],
    });
    const all = [api, described('schema', once), described('db-migrate', once), described('setup', publishing(81))];
    expect(names(...all)).to.deep.equal(['api', 'setup']);
    expect(reasons(...all)).to.deep.equal([
      'schema: runs once: api waits for it to complete',
      'db-migrate: runs once: it is called db-migrate, publishes nothing and is not kept up (a guess)',
    ]);
    expect(choose(all).chosen[0]!.edges, 'no way to what has ended').to.deep.equal([]);
  });

  it('do not take what is checked, published or kept up for what runs once', () => {
    const kept = described('init', { ...needing() });
    expect(
      names(
        described('web', { ...publishing(80), ...needing('init', 'seed') }),
        kept,
        described('seed', { ...checkedBy('CMD', 'x'), restart: { name: 'no' } }),
      ),
    ).to.deep.equal(['web', 'init', 'seed']);
  });
});

describe('the edges that are cut', () => {
  const edges = (service: DescribedService, ...others: readonly DescribedService[]) =>
    choose([service, ...others]).chosen.find((one) => one.service === service)!.edges;

  it('are those of depends_on and those that the environment names, each once', () => {
    const environment = {
      DATABASE_URL: 'postgres://shop:secret@db:5432/shop',
      CACHE_HOST: 'cache',
      SMTP: 'mail:25',
      APP_USER: 'web',
      NOTE: 'the database is called db',
      URL: 'https://cache.example.com/db',
    };
    const web = described('web', publishing(80));
    const api = described('api', { ...publishing(3000), ...needing('db'), environment });
    expect(edges(api, described('cache'), described('db'), described('mail'), web)).to.deep.equal([
      { to: 'db', by: 'depends_on' },
      { to: 'cache', by: 'CACHE_HOST' },
      { to: 'mail', by: 'SMTP' },
    ]);
  });

  it('are none to a service on another network', () => {
    const apart = described('db', { networks: [{ name: 'apart', aliases: [] }] });
    expect(edges(described('api', { ...publishing(80), ...needing('db') }), apart)).to.deep.equal([]);
  });
});
