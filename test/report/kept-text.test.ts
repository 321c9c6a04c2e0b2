/** How the images that stay are told. */
import { expect } from 'chai';
import { keptText } from '../../harness/report/kept-text.ts';

describe('keptText', () => {
  it('says how many, how much, and what removes them', () => {
    expect(keptText({ names: ['a', 'b'], bytes: 1_300_000 })).to.equal(
      '2 built images (1 MiB), for the next run (recover --images removes them)',
    );
    expect(keptText({ names: ['a'], bytes: 40_000 })).to.match(/^1 built image \(39 KiB\).* removes it\)$/);
  });

  it('gives no size to images of which others have every layer', () => {
    expect(keptText({ names: ['a', 'b'], bytes: 0 })).to.match(/^2 built images, for/);
  });

  it('says nothing where nothing was built, or where it is not known', () => {
    expect([{ names: [], bytes: 0 }, null].map(keptText)).to.deep.equal([null, null]);
  });
});
