import { expect } from 'chai';
import type { ComposeNetworks, ComposeService } from '../../../../harness/engine/docker/compose/config.ts';
import { resolveService } from '../../../../harness/engine/docker/compose/services.ts';

const resolve = (service: ComposeService) => resolveService('web', service, { name: 'image', health: 'unknown' });

describe('a service of the resolved project', () => {
  it('has the defaults of Compose where the file says nothing', () => {
    expect(resolve({})).to.deep.equal({
      name: 'web',
      image: 'image',
      replicas: 1,
      health: null,
      healthFrom: 'unknown',
      restart: { name: 'no' },
      stopGrace: 10_000,
      init: false,
      ports: [],
      networks: [],
    });
  });

  it('waits for those that it depends on, each for what the file says', () => {
    const depends_on = {
      db: { condition: 'service_healthy' },
      migrate: { condition: 'service_completed_successfully' },
    };
    expect(resolve({ depends_on }).dependsOn).to.deep.equal([
      { service: 'db', condition: 'service_healthy' },
      { service: 'migrate', condition: 'service_completed_successfully' },
    ]);
  });

  it("has the engine's socket where one is mounted", () => {
    const socket = (source: string, target: string) => resolve({ volumes: [{ source, target }] }).engineSocket;
    expect(socket('/var/run/docker.sock', '/var/run/docker.sock')).to.equal(true);
    expect(socket('/home/me/engine.sock', '/var/run/docker.sock')).to.equal(true);
    expect(socket('/run/user/1000/docker.sock', '/engine')).to.equal(true);
    expect(socket('/data', '/data')).to.equal(undefined);
  });

  it('knows whose namespaces it is in, and says nothing of its own', () => {
    const shares = (service: ComposeService) => resolve(service).shares;
    expect(shares({ network_mode: 'service:vpn' })).to.deep.equal({ network: { is: 'service', name: 'vpn' } });
    expect(shares({ network_mode: 'container:outside', pid: 'host', ipc: 'service:vpn' })).to.deep.equal({
      network: { is: 'container', name: 'outside' },
      pid: { is: 'host' },
      ipc: { is: 'service', name: 'vpn' },
    });
    expect(shares({ network_mode: 'none' })).to.deep.equal({ network: { is: 'none' } });
    expect(shares({ network_mode: 'bridge', ipc: 'shareable' })).to.equal(undefined);
  });

  it('says of which networks the engine publishes no port', () => {
    const networks: ComposeNetworks = {
      front: null,
      back: { internal: true },
      lan: { driver: 'macvlan' },
      wide: { driver: 'overlay' },
    };
    const service = { networks: { front: null, back: null, lan: null, wide: null } };
    const found = resolveService('web', service, { name: 'image', health: 'unknown' }, networks).networks;
    expect(found.map(({ name, closed = null }) => [name, closed])).to.deep.equal([
      ['front', null],
      ['back', 'internal'],
      ['lan', 'macvlan'],
      ['wide', null],
    ]);
  });

  it('takes `deploy.restart_policy` before `restart`', () => {
    expect(resolve({ restart: 'on-failure:3' }).restart).to.deep.equal({ name: 'on-failure', maxAttempts: 3 });
    expect(resolve({ restart: 'unless-stopped' }).restart).to.deep.equal({ name: 'unless-stopped' });
    const deployed = (condition: string | null) =>
      resolve({ restart: 'always', deploy: { restart_policy: { condition, max_attempts: 2 } } }).restart;
    expect(deployed('on-failure')).to.deep.equal({ name: 'on-failure', maxAttempts: 2 });
    expect(deployed('any')).to.deep.equal({ name: 'always' });
    expect(deployed('none')).to.deep.equal({ name: 'no' });
    expect(deployed(null)).to.deep.equal({ name: 'no' });
    expect(deployed('unless-stopped'), "the engine's own name").to.deep.equal({ name: 'unless-stopped' });
  });

  it('has replicas from `deploy` or `scale`', () => {
    expect(resolve({ scale: 2 }).replicas).to.equal(2);
    expect(resolve({ scale: 2, deploy: { replicas: 3 } }).replicas).to.equal(3);
  });

  it('has TCP ports, fixed or any, and networks by their key with aliases', () => {
    const service = resolve({
      ports: [
        { target: 80, published: '8080', protocol: 'tcp' },
        { target: 81 },
        { target: 82, published: '9000-9005' },
        { target: 53, published: '53', protocol: 'udp' },
      ],
      networks: { app: { aliases: ['front'] }, back: null },
      stop_grace_period: '1m0s',
      init: true,
    });
    expect(service.ports).to.deep.equal([
      { container: 80, host: 8080 },
      { container: 81, host: null },
      { container: 82, host: null },
    ]);
    expect(service.networks).to.deep.equal([
      { name: 'app', aliases: ['front'] },
      { name: 'back', aliases: [] },
    ]);
    expect(service).to.include({ stopGrace: 60_000, init: true });
  });
});
