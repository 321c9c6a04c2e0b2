/** Which data goes with a container. */
import { expect } from 'chai';
import { goesWithContainer } from '../../harness/learn/kept-data.ts';

describe('data that goes with its container', () => {
  it('is on a volume that nobody named, whatever the service is', () => {
    const mounts = [
      { path: '/data', is: 'unnamed' },
      { path: '/var/lib/kept', is: 'volume' },
      { path: '/etc/app', is: 'folder' },
      { path: '/scratch', is: 'memory' },
    ] as const;
    expect(goesWithContainer({ mounts }, [], 'http')).to.deep.equal(['/data']);
  });

  it('is what a store wrote where servers keep their data, on no volume at all', () => {
    const written = [
      '/var/lib/postgresql',
      '/var/lib/postgresql/16/main/base',
      '/run/postgresql',
      '/tmp/x',
      '/data/dump.rdb',
    ];
    expect(goesWithContainer({}, written, 'postgres')).to.deep.equal(['/data', '/var/lib/postgresql']);
  });

  it('is not what a page’s server wrote for the moment, nor what the system keeps there', () => {
    expect(goesWithContainer({}, ['/var/lib/nginx/body', '/data/cache'], 'http')).to.deep.equal([]);
    expect(goesWithContainer({}, ['/var/lib/nginx/body', '/var/lib/dpkg/status'], 'redis')).to.deep.equal([]);
    expect(goesWithContainer({}, ['/data/x'], null)).to.deep.equal([]);
  });

  it('is not the folder in which a volume is mounted', () => {
    const mounts = [{ path: '/var/lib/postgresql/data', is: 'volume' }] as const;
    expect(goesWithContainer({ mounts }, ['/var/lib/postgresql'], 'postgres')).to.deep.equal([]);
  });
});
