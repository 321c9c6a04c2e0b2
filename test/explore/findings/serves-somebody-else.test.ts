import { expect } from 'chai';
import { findingsOf, named, told } from '../weak.ts';

const swap = { kind: 'recreate', target: 'api', swapWith: 'db' } as const;
const away = ['0.1 api.1 died 0', '0.1 api.1 removed', '0.8 api.1 created', '0.9 api.1 started', '3 api.1 healthy'];

describe('explore/findings/serves-somebody-else', () => {
  it('finds answers of another under a good status after addresses changed hands', () => {
    const happened = ['0..1 proxy http5xx', '0..1 api refused', '1..20 proxy wrong_body', ...away];
    const remedies = [{ fault: { kind: 'restart', target: 'proxy' } as const, happened: ['0..0.5 proxy wrong_body'] }];
    const [finding, ...more] = findingsOf([
      told('api and db swapped', swap, happened, { remedies, broken: { on: 'stack' } }),
    ]);
    expect(more).to.deep.equal([]);
    expect(named(finding!)).to.equal('serves somebody else: proxy→api');
    expect(finding!.sentence).to.match(
      /^proxy serves another service's answers as if they were right: .*; restart of proxy heals, 0.5 s$/,
    );
  });

  it('finds nothing in a page that is another one while something is away', () => {
    const happened = ['0..8 proxy wrong_body'];
    expect(findingsOf([told('db stop', { kind: 'stop', target: 'db' }, happened)])).to.deep.equal([]);
  });

  it('finds nothing in a moment of it', () =>
    expect(findingsOf([told('api and db swapped', swap, ['0..1 proxy wrong_body', ...away])])).to.deep.equal([]));
});
