import { expect } from 'chai';
import { stackLines } from '../sample-stack.ts';
import { findingsOf, named, told } from '../weak.ts';

const wellMade = stackLines.map((line) =>
  line.startsWith('service db') ? 'service db restart always health 1/1/2' : line,
);
const crash = (target: string) => ({ kind: 'crash', target }) as const;

describe('explore/findings/find-weaknesses', () => {
  it('finds nothing in a stack that is well made: what is lost is back soon, and errors come fast', () => {
    const rows = [
      told('proxy crash', crash('proxy'), ['0..0.6 proxy refused', '0.1 proxy.1 died 137', '0.4 proxy.1 started']),
      told('api crash', crash('api'), [
        '0..1.2 proxy http5xx',
        '0..1 api refused',
        '0.1 api.1 died 137',
        '0.5 api.1 started',
        '2.6 api.1 healthy',
      ]),
      told('db stop', { kind: 'stop', target: 'db' }, [
        '0.1 db.1 died 0',
        '8.1 db.1 started',
        '0..8.2 proxy http5xx taking 0.2',
        '0..8.2 api http5xx taking 0.2',
      ]),
      told('db hang', { kind: 'hang', target: 'db' }, [
        '4 db.1 unhealthy',
        '0..8 proxy http5xx taking 0.2',
        '0..8 api http5xx taking 0.2',
      ]),
      told('db pause', { kind: 'pause', target: 'db' }, [
        '0..8 proxy http5xx taking 0.2',
        '0..8 api http5xx taking 0.2',
      ]),
      told('api starved', { kind: 'limitCpu', target: 'api', cpus: 0.05 }, ['2..5 api response_timeout']),
      told(
        'api restart',
        { kind: 'restart', target: 'api' },
        [
          '0..1 proxy http5xx',
          '0 api.1 signalled SIGTERM',
          '0.2 api.1 died 0',
          '0.5 api.1 started',
          '2.6 api.1 healthy',
        ],
        { taking: 0.6 },
      ),
    ];
    expect(findingsOf(rows, wellMade).map(named)).to.deep.equal([]);
  });

  it('makes one finding of all rows that show the same, and says the worst of them', () => {
    const remedies = [{ fault: { kind: 'restart', target: 'api' } as const, happened: ['0..1 proxy http5xx'] }];
    const rows = [
      told('db crash', crash('db'), ['12..20 proxy http5xx', '0.2 db.1 died 137', '0.4 db.1 started'], { remedies }),
      told(
        'db restart',
        { kind: 'restart', target: 'db' },
        ['0..20 proxy http5xx', '0 db.1 signalled SIGTERM', '0.1 db.1 died 0', '0.4 db.1 started'],
        { remedies, taking: 0.5 },
      ),
    ];
    const [finding, ...more] = findingsOf(rows);
    expect(more).to.deep.equal([]);
    expect(finding!.rows).to.deep.equal(['db crash', 'db restart']);
    expect(finding!.sentence).to.include("after 'db restart'");
  });

  it('says the severe first, and of those the longest', () => {
    const rows = [
      told('proxy hang', { kind: 'hang', target: 'proxy' }, ['0..8 proxy response_timeout']),
      told('worker crash', crash('worker'), ['0.1 worker.1 died 137']),
      told('db crash', crash('db'), ['0..20 proxy http5xx', '0.2 db.1 died 137', '0.4 db.1 started'], {
        remedies: [{ fault: { kind: 'restart', target: 'api' }, happened: ['0..1 proxy http5xx'] }],
      }),
    ];
    expect(findingsOf(rows).map(named)).to.deep.equal([
      'never reconnects: api→db',
      'nobody starts it again: worker',
      'nobody notices: proxy',
    ]);
  });
});
