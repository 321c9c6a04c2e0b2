import { expect } from 'chai';
import fc from 'fast-check';
import type { Verdict } from '../../harness/model/analysis.ts';
import { bestFirst, mergeVerdicts, worstFirst } from '../../harness/model/verdict.ts';

const verdict = fc.constantFrom<Verdict>('pass', 'inconclusive', 'fail');

describe('verdicts', () => {
  it('merge by maximum: one failure fails, one doubt leaves it open, and nothing at all passes', () => {
    expect(mergeVerdicts(['pass', 'fail', 'inconclusive'])).to.equal('fail');
    expect(mergeVerdicts(['pass', 'inconclusive', 'pass'])).to.equal('inconclusive');
    expect(mergeVerdicts(['pass', 'pass'])).to.equal('pass');
    expect(mergeVerdicts([])).to.equal('pass');
  });

  it('merge in any order and any grouping to the same', () => {
    fc.assert(
      fc.property(fc.array(verdict), fc.array(verdict), (some, others) => {
        const together = mergeVerdicts([...some, ...others]);
        expect(mergeVerdicts([...others, ...some])).to.equal(together);
        expect(mergeVerdicts([mergeVerdicts(some), mergeVerdicts(others)])).to.equal(together);
      }),
    );
  });

  it('sort worst first and best first, and what is judged alike stays in its order', () => {
    fc.assert(
      fc.property(fc.array(verdict, { minLength: 1 }), (verdicts) => {
        const things = verdicts.map((one, place) => ({ verdict: one, place }));
        const [worst, best] = [worstFirst(things), bestFirst(things)];
        expect(worst[0]!.verdict).to.equal(mergeVerdicts(verdicts));
        for (const one of ['pass', 'inconclusive', 'fail'] as const) {
          const alike = things.filter((thing) => thing.verdict === one);
          expect(worst.filter((thing) => thing.verdict === one)).to.deep.equal(alike);
          expect(best.filter((thing) => thing.verdict === one)).to.deep.equal(alike);
        }
        expect(worst.map((thing) => thing.verdict)).to.deep.equal(best.map((thing) => thing.verdict).toReversed());
      }),
    );
  });
});
