import { expect } from 'chai';
import fc from 'fast-check';
import { bisect, type CommitOutcome } from '../../harness/gate/bisect.ts';
import type { Commit } from '../../harness/model/night.ts';

const commits = (count: number): readonly Commit[] =>
  Array.from({ length: count }, (_, at) => ({ id: `c${at}`, subject: `change ${at}`, dirty: false }));

/** Everything from `from` on has changed. */
const changedFrom =
  (from: number) =>
  async ({ id }: Commit): Promise<CommitOutcome> =>
    Number(id.slice(1)) >= from ? 'changed' : 'as before';

describe('the search for a commit', () => {
  it('finds the first that changed, with at most as many comparisons as there are halvings', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 200 }), fc.nat(), async (count, chance) => {
        const from = chance % count;
        const { first, comparisons, commits: asked } = await bisect(commits(count), changedFrom(from));
        expect(first?.id).to.equal(`c${from}`);
        expect(comparisons).to.be.at.most(Math.ceil(Math.log2(count)));
        expect(asked).to.equal(count);
      }),
    );
  });

  it('compares nothing where there is one commit only', async () => {
    const asked: string[] = [];
    const { first, comparisons } = await bisect(commits(1), async ({ id }) => {
      asked.push(id);
      return 'changed';
    });
    expect(first?.id).to.equal('c0');
    expect(comparisons).to.equal(0);
    expect(asked).to.deep.equal([]);
  });

  it('ends at a commit that cannot be measured, and says how many are left', async () => {
    const { first, reason } = await bisect(commits(8), async () => 'cannot tell');
    expect(first).to.equal(null);
    expect(reason).to.equal('c3 could not be measured: the change is one of 8 commits');
  });
});
