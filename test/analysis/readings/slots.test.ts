/** What slots say: good, bad, not known, and what their neighbours or the engine say for them. */
import { expect } from 'chai';
import type { Slots } from '../../../harness/analysis/readings/slots.ts';
import { instant } from '../../../harness/model/time.ts';
import { slotsOf } from '../answers.ts';

const said = (slots: Slots): string =>
  Array.from({ length: slots.length }, (_, i) => (slots.isUnknown(i) ? '?' : slots.isGood(i) ? '+' : '-')).join('');

describe('the slots of a probe', () => {
  it('are spoken for by two answers that agree and are at most 250 ms apart', () => {
    expect(said(slotsOf('+?++-?-'))).to.equal('++++---');
    expect(said(slotsOf('+??+-??-'))).to.equal('+??+-??-');
    expect(said(slotsOf('+?-'))).to.equal('+?-');
    expect(said(slotsOf('?+?'))).to.equal('?+?');
  });

  it('are bad where nobody was there to answer until their time was over', () => {
    expect(said(slotsOf('+????????????????+', [{ from: 150, to: 1500 }]))).to.equal('+?----???????????+');
    expect(said(slotsOf('++++', [{ from: 0, to: 9000 }])), 'an answer is an answer').to.equal('++++');
  });

  it('are counted with what speaks for them, and the unknown apart', () => {
    expect(slotsOf('+?+-????+').share()).to.deep.equal({ good: 4, due: 5, unknown: 4 });
  });

  it('stand for the time up to the next, and what none stands for is unknown', () => {
    const span = { from: instant(0), to: instant(1000) };
    expect(slotsOf('++--??  ++').stretches(span)).to.deep.equal([
      { is: 'good', from: 0, to: 200 },
      { is: 'bad', from: 200, to: 400 },
      { is: 'unknown', from: 400, to: 800 },
      { is: 'good', from: 800, to: 1000 },
    ]);
    expect(slotsOf('').stretches(span)).to.deep.equal([{ is: 'unknown', from: 0, to: 1000 }]);
    expect(slotsOf('++--??  ++').unseen(span)).to.equal(400);
  });
});
