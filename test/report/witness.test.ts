/** What observers and loads told stands in every format. */
import { expect } from 'chai';
import { renderHtml } from '../../harness/report/html.ts';
import { loadText, writesText } from '../../harness/report/load-text.ts';
import { renderMarkdown } from '../../harness/report/markdown.ts';
import { renderTerminal } from '../../harness/report/terminal.ts';
import { witnessed } from './sample-witness.ts';

const [experiment] = witnessed.experiments;

describe('report of observers and loads', () => {
  it('says in every text what became of the writes and of the traffic', () => {
    const terminal = renderTerminal(witnessed, { colour: false, width: 120, reportPath: null });
    for (const text of [terminal, renderMarkdown(witnessed)]) {
      expect(text).to.include('410 of 412 kept, and 20 that never were acknowledged');
      expect(text).to.include('120 never started');
    }
  });

  it('is silent about plain requests', () => {
    const [todos, visitors] = experiment!.loads;
    expect(loadText({ ...todos!, dropped: 0, longestGap: null })).to.equal('95.15 % of 433 good');
    expect(loadText(visitors!)).to.match(/, at the longest 3\.02 s ± 0\.03 s from one good answer to the next$/);
    expect(writesText({ acknowledged: 5, kept: 5, lost: [], unacknowledgedKept: 0 })).to.equal('5 of 5 kept');
  });

  it('draws series with their gaps, and names over time', () => {
    const page = renderHtml(witnessed);
    expect(page).to.include('metric-line metric-1');
    expect(page).to.include('up: no data, no answer within 2 s');
    expect(page).to.include('names: accesslog #1, accesslog #3');
    for (const caption of ['Who answered', 'What the resolver answered', 'What Prometheus reported', 'Prometheus']) {
      expect(page).to.include(`<caption>${caption}</caption>`);
    }
  });

  it('does not take an observer for a user', () => {
    const terminal = renderTerminal(witnessed, { colour: false, width: 200, reportPath: null });
    expect(terminal).to.include('no user saw it');
  });
});
