import { expect } from 'chai';
import { mergedVerdict, renderSummary, renderSummaryMarkdown } from '../../harness/report/summary.ts';
import { expectGolden } from './golden.ts';
import { failing, inconclusive, interrupted, passing } from './sample.ts';

describe('report/summary', () => {
  it('gives the worst verdict of all', () => {
    expect(mergedVerdict([])).to.equal('pass');
    expect(mergedVerdict([passing, inconclusive])).to.equal('inconclusive');
    expect(mergedVerdict([failing, inconclusive, passing])).to.equal('fail');
  });

  it('tells several scenarios on a terminal, worst first', () =>
    expectGolden('summary.txt', renderSummary([passing, failing, interrupted], { colour: false, width: 100 })));

  it('tells them in Markdown', () =>
    expectGolden('summary.md', renderSummaryMarkdown([passing, failing, inconclusive])));
});
