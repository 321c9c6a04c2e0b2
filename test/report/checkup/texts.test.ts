/** A checkup on a terminal and as Markdown, word for word. */
import { expect } from 'chai';
import { renderCheckupMarkdown } from '../../../harness/report/checkup/markdown.ts';
import { renderCheckupTerminal } from '../../../harness/report/checkup/terminal.ts';
import { expectGolden } from '../golden.ts';
import { sampleCheckup } from './sample.ts';

const terminal = { colour: false, pagePath: 'reports/checks/shop/20261130-100000-7f3a/checks.html' };

describe('a checkup in words', () => {
  it('has a row for each check, the worst first, and a sentence with its seconds', () =>
    expectGolden('checkup.txt', renderCheckupTerminal(sampleCheckup, { ...terminal, width: 150 })));

  it('keeps to the width of a narrow terminal, but for what is to be applied as it is', () => {
    const lines = renderCheckupTerminal(sampleCheckup, { ...terminal, width: 70 }).split('\n');
    expect(lines.filter((line) => line.length > 70 && !/^ {6}|checks\.html/.test(line))).to.deep.equal([]);
  });

  it('is the same as Markdown', () => expectGolden('checkup.md', renderCheckupMarkdown(sampleCheckup)));

  it('shows text of others as it is', () => {
    const [first, ...others] = sampleCheckup.checks;
    const hostile = { ...sampleCheckup, checks: [{ ...first!, why: 'a | b <script> @all\u001b[2J' }, ...others] };
    expect(renderCheckupMarkdown(hostile)).to.include('a \\| b &lt;script&gt; @\u200ball');
    expect(renderCheckupTerminal(hostile, { ...terminal, width: 100 })).to.not.include('\u001b');
  });
});
