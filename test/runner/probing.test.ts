/** A service is asked where it is published: by itself, by the one whose network it is in, or by nobody in the machine's network. */
import { expect } from 'chai';
import type { ContainerView } from '../../harness/engine/engine.ts';
import { insideGroups, publishedAddress } from '../../harness/runner/probing.ts';
import { barePlan, httpProbe, planned } from '../plan/parts.ts';

const view = (service: string, container: number, host: number) =>
  ({ service, ports: [{ container, host, address: '127.0.0.1' }] }) as unknown as ContainerView;

describe('the address of a service', () => {
  const plan = barePlan({
    services: [
      planned('vpn'),
      planned('app', { networks: [], shares: { network: { is: 'service', name: 'vpn' } } }),
      planned('agent', { networks: [], shares: { network: { is: 'host' } } }),
    ],
  });
  const declared = { ...plan, stack: { ...plan.stack, services: { vpn: { port: 80 }, agent: { port: 9100 } } } };
  const address = publishedAddress(declared, [view('vpn', 80, 20_001), view('vpn', 8080, 20_002)]);
  const at = (port: number) => ({ host: '127.0.0.1', port });

  it('is that of its declared port, or of the one that is asked for', () => {
    expect([address('vpn'), address('vpn', null), address('vpn', 8080)]).to.deep.equal([
      at(20_001),
      at(20_001),
      at(20_002),
    ]);
  });

  it('is with the service whose network it is in', () => {
    expect(address('app', 8080)).to.deep.equal(at(20_002));
  });

  it("is its own port in the machine's network", () => {
    expect([address('agent'), address('agent', 9200)]).to.deep.equal([at(9100), at(9200)]);
  });

  it('is none where nothing is published', () => {
    expect(() => address('vpn', 99)).to.throw('vpn publishes no port 99');
  });
});

describe('where a service is asked inside', () => {
  const container = (service: string, replica: number, network = 'app_default') =>
    ({
      service,
      replica,
      name: `app-${service}-${replica}`,
      networks: [{ network, address: `10.0.0.${replica}` }],
    }) as unknown as ContainerView;
  const plan = barePlan({
    services: [
      planned('vpn', {
        networks: [
          { name: 'back', aliases: [] },
          { name: 'app', aliases: [] },
        ],
      }),
      planned('app', { networks: [], shares: { network: { is: 'service', name: 'vpn' } } }),
      planned('web', { networks: [{ name: 'app', aliases: [] }] }),
    ],
    stack: { ...barePlan().stack, services: { vpn: { port: 80 }, app: { port: 81 }, web: { port: 82 } } },
    probes: {
      vpn: httpProbe({ service: 'vpn', from: 'network' }),
      app: httpProbe({ service: 'app', from: 'network' }),
      web: httpProbe({ service: 'web', from: 'network', replica: 2 }),
      outside: httpProbe({ service: 'web' }),
    },
  });
  const views = [container('vpn', 1), container('web', 1), container('web', 2)];
  const hosts = (given: typeof plan, seen = views) =>
    insideGroups(given, seen).map(({ networks, asked }) => [networks, asked.map(({ at }) => `${at.host}:${at.port}`)]);

  it('is at its name, at that of whose network it is in, and a replica at its own; a sidecar for each set of networks', () => {
    expect(hosts(plan)).to.deep.equal([
      [
        ['back', 'app'],
        ['vpn:80', 'vpn:81'],
      ],
      [['app'], ['app-web-2:82']],
    ]);
  });

  it('is at the names of containers that no project named, or at their addresses where there are no names', () => {
    const attached = { name: 'these', by: 'containers', containers: [] } as const;
    expect(hosts({ ...plan, attached })[0]![1]).to.deep.equal(['app-vpn-1:80', 'app-vpn-1:81']);
    const nameless = [container('vpn', 1, 'bridge'), container('web', 2, 'bridge')];
    expect(hosts(plan, nameless)).to.deep.equal([
      [
        ['back', 'app'],
        ['10.0.0.1:80', '10.0.0.1:81'],
      ],
      [['app'], ['10.0.0.2:82']],
    ]);
  });
});
