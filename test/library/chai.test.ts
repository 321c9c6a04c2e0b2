/** The plugin of chai: a recovery is within its limit, is not, or cannot be told; numbers are as ever. */
import { Assertion, AssertionError, expect, use } from 'chai';
import { made } from '../../harness/dsl/made.ts';
import { resilience } from '../../harness/library/chai.ts';
import type { SeenRecovery } from '../../harness/library/recovery.ts';
import type { Judged } from '../../harness/library/verdict.ts';

use(resilience);

const recovered = (verdict: Judged['verdict']): SeenRecovery =>
  made({
    ...{ probe: 'orders', fault: 'crash of db', milliseconds: 7420, resolution: 30, report: 'report.html' },
    ...{ downtime: 7420, answers: {} },
    within: () => ({ verdict, message: 'orders recovered after 7.42 s ± 0.03 s, 5 s were allowed' }),
  });

describe('the plugin of chai', () => {
  it('passes and fails with the numbers, by either word, and by their negation', () => {
    expect(recovered('pass')).to.be.within('5s');
    expect(recovered('pass')).to.be.recoveredWithin('5s');
    expect(recovered('fail')).not.to.be.within('5s');
    const text = /^orders recovered after 7\.42 s ± 0\.03 s, 5 s were allowed$/;
    expect(() => expect(recovered('fail')).to.be.within('5s')).to.throw(AssertionError, text);
    expect(() => expect(recovered('pass')).not.to.be.recoveredWithin('5s')).to.throw(AssertionError, text);
  });

  it('fails where it cannot be told, negated or not', () => {
    expect(() => expect(recovered('inconclusive')).to.be.within('5s')).to.throw(AssertionError);
    expect(() => expect(recovered('inconclusive')).not.to.be.within('5s')).to.throw(AssertionError);
  });

  it('leaves all else as it was, and takes nothing that only looks like a recovery', () => {
    expect(5).to.be.within(1, 9);
    expect(() => expect(5).to.be.within(6, 9)).to.throw(AssertionError);
    expect(() => expect({ ...recovered('pass') }).to.be.recoveredWithin('5s')).to.throw(AssertionError, 'recovery()');
    expect(Assertion.prototype).to.have.property('recoveredWithin');
  });
});
