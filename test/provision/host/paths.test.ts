/** Where things lie, and what keeps sockets short enough. */
import { expect } from 'chai';
import { homeFolder, pathsOf } from '../../../harness/provision/host/paths.ts';

describe('homeFolder', () => {
  it('is RESILIENCE_HOME, else in the cache of XDG, else in ~/.cache', () => {
    expect(homeFolder({ RESILIENCE_HOME: '/a', XDG_CACHE_HOME: '/b', HOME: '/c' })).to.equal('/a');
    expect(homeFolder({ XDG_CACHE_HOME: '/b', HOME: '/c' })).to.equal('/b/resilience');
    expect(homeFolder({ HOME: '/c' })).to.equal('/c/.cache/resilience');
  });
});

describe('pathsOf', () => {
  it('keeps everything below its folder', () => {
    const { socket, exec, data, short } = pathsOf('/root/.cache/resilience', {});
    expect([socket, exec, data].every((path) => path.startsWith('/root/.cache/resilience/'))).to.equal(true);
    expect(short).to.equal(null);
  });

  it('moves sockets to a short folder where the path would be too long for them', () => {
    const home = `/${'long/'.repeat(20)}resilience`;
    const { socket, exec, data } = pathsOf(home, { XDG_RUNTIME_DIR: '/run/user/0' });
    expect(socket).to.match(/^\/run\/user\/0\/resilience-[0-9a-f]{8}\/docker\.sock$/);
    expect(Buffer.byteLength(`${exec}/containerd/containerd.sock.ttrpc`)).to.be.below(108);
    expect(data.startsWith(home)).to.equal(true);
  });

  it('marks two folders differently', () => {
    expect(pathsOf('/a', {}).mark).to.not.equal(pathsOf('/b', {}).mark);
  });
});
