/** What the private engine's daemon is told. */
import { createServer } from 'node:net';
import { expect } from 'chai';
import { pathsOf } from '../../../harness/provision/host/paths.ts';
import { daemonSettings, freePort } from '../../../harness/provision/private-engine/daemon.ts';

const paths = pathsOf('/home/me', {});
const alone = { metricsPort: 9323, pool: '10.213.0.0', before: { forwarding: '0', policy: 'ACCEPT', chains: false } };

describe('daemonSettings', () => {
  it('keep everything in its folder, and its metrics where containers reach them', () => {
    const settings = daemonSettings(paths, alone, '/bin/tini-static');
    expect(settings).to.include({
      'data-root': '/home/me/data',
      'exec-root': '/home/me/exec',
      'metrics-addr': '10.213.0.1:9323',
      'init-path': '/bin/tini-static',
      bridge: `rsl-${paths.mark}`,
    });
    expect(settings.hosts).to.deep.equal(['unix:///home/me/docker.sock']);
    expect(settings).to.not.have.property('iptables');
  });

  it('leave the firewall alone beside another engine', () => {
    expect(daemonSettings(paths, { ...alone, before: null }, null)).to.include({ iptables: false, ip6tables: false });
  });
});

describe('freePort', () => {
  it('takes the next port when the wanted one is taken', async () => {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    const taken = typeof address === 'object' ? address!.port : 0;
    expect(await freePort('127.0.0.1', taken)).to.be.above(taken);
    server.close();
  });
});
