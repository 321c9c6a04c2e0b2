/** Who needs whom, by what was seen and by what the Compose file says. */
import { expect } from 'chai';
import { edgesSeen } from '../../harness/learn/edges.ts';
import { isDeclared, isSeen } from '../../harness/model/learned.ts';
import { described, needing } from '../init/described.ts';

const services = [
  described('api', {
    ...needing('db', 'api', 'gone'),
    environment: { DB_HOST: 'db', CACHE_URL: 'redis://cache:6379' },
  }),
  described('cache'),
  described('db'),
];

describe('the edges that are learned', () => {
  it('carry all that speaks for them, what was seen first', () => {
    const seen = [
      { from: 'api', to: 'db', port: 5432, count: 3 },
      { from: 'cache', to: 'api', port: 80, count: 1 },
    ];
    const edges = edgesSeen(services, seen, [{ from: 'api', to: 'db', count: 2 }]);
    expect(edges).to.deep.equal([
      {
        from: 'api',
        to: 'cache',
        evidence: [{ by: 'environment', variable: 'CACHE_URL' }],
      },
      {
        from: 'api',
        to: 'db',
        evidence: [
          { by: 'connections', count: 3, port: 5432 },
          { by: 'names', count: 2 },
          { by: 'depends_on' },
          { by: 'environment', variable: 'DB_HOST' },
        ],
      },
      { from: 'cache', to: 'api', evidence: [{ by: 'connections', count: 1, port: 80 }] },
    ]);
    expect(edges.map(isSeen)).to.deep.equal([false, true, true]);
    expect(edges.map(isDeclared)).to.deep.equal([false, true, false]);
  });
});
