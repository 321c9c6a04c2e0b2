/** Limits on times: kept, missed, or not decided. */
import { expect } from 'chai';
import { judgeTime } from '../../../harness/analysis/judge/judgement.ts';
import type { Measured, Observed } from '../../../harness/model/analysis.ts';
import { instant, milliseconds as ms } from '../../../harness/model/time.ts';

const limit = { max: ms(2000), predicted: null };
const seen = (value: number, resolution: number, unseen?: number): Observed => {
  const time: Measured = {
    value: ms(value),
    resolution: ms(resolution),
    ...(unseen === undefined ? {} : { unseen: ms(unseen) }),
  };
  return { seen: true, at: instant(value), time };
};
const judge = (observed: Observed, doubt = {}) =>
  judgeTime(observed, limit, [], { lag: ms(0), onlyBefore: ms(0), unseen: null, ...doubt });

describe('a limit on a time', () => {
  it('is kept where all that is possible keeps it, and missed where all of it misses it', () => {
    expect(judge(seen(1900, 100))).to.include({ verdict: 'pass', margin: 100 });
    expect(judge(seen(2200, 100))).to.include({
      verdict: 'fail',
      margin: -200,
      reason: '0.2 s later than the limit of 2 s',
    });
  });

  it('is not decided inside the resolution, and what was not observed is named', () => {
    expect(judge(seen(1950, 100))).to.include({ verdict: 'inconclusive', margin: null });
    const reason = judge(seen(1740, 1240, 1200), { unseen: 'R309: the harness was late' }).reason;
    expect(reason).to.equal('R309: the harness was late; the limit of 2 s lies inside the resolution');
  });

  it('counts from the nearer end of a range', () => {
    expect(judge(seen(1000, 700, 600))).to.include({ verdict: 'pass', margin: 300 });
    expect(judge(seen(3000, 700, 600))).to.include({
      verdict: 'fail',
      margin: -300,
      reason: 'at least 0.3 s later than the limit of 2 s',
    });
  });

  it('is kept by what can only have been earlier, and leaves out the lag of an observer', () => {
    expect(judge(seen(1990, 1000), { onlyBefore: ms(1000) }).verdict).to.equal('pass');
    expect(judge(seen(1990, 2500), { lag: ms(1500), onlyBefore: ms(1000) }).verdict).to.equal('pass');
    expect(judge(seen(2600, 2500), { lag: ms(2000), onlyBefore: ms(400) }).verdict).to.equal('fail');
  });

  it('is missed by what did not come in time, and open where the observation had ended before', () => {
    const not = (until: number, censoredBy: 'ended' | 'unproved' | 'unseen') =>
      judge({ seen: false, until: ms(until), censoredBy });
    expect(not(2000, 'ended').verdict).to.equal('fail');
    expect(not(2000, 'unseen').verdict, 'it came later, whenever it came').to.equal('fail');
    expect(not(1500, 'ended').reason).to.equal('the observation ended after 1.5 s, before the limit of 2 s');
    expect(not(1500, 'unproved').verdict).to.equal('inconclusive');
    expect(not(1500, 'unseen').reason).to.equal('after 1.5 s it is not known, before the limit of 2 s');
  });
});
