import { expect } from 'chai';
import { openDocker } from '../../../harness/engine/docker/client.ts';

const target = (host: string) => openDocker(host, {}).modem as unknown as Record<string, unknown>;

describe('the address of an engine', () => {
  it('is a socket or a host with a port', () => {
    expect(target('unix:///run/docker.sock')).to.include({ socketPath: '/run/docker.sock' });
    expect(target('tcp://engine.example:2375')).to.include({ host: 'engine.example', port: 2375, protocol: 'http' });
  });

  it('is refused as R401 in any other form', () => {
    expect(() => openDocker('ssh://somewhere', {})).to.throw(/^R401: .*ssh:\/\/somewhere/);
  });
});
