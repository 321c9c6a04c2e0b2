import { expect } from 'chai';
import { renderTerminal } from '../../harness/report/terminal.ts';
import { expectGolden } from './golden.ts';
import { failing, interrupted, passing } from './sample.ts';
import { hostile } from './sample-hostile.ts';

const plain = { colour: false, width: 100, reportPath: 'reports/numbers-api/20261123-0412-7f3a/report.html' };

describe('report/terminal', () => {
  it('tells a run that passed', () => expectGolden('passing.txt', renderTerminal(passing, plain)));
  it('tells a run that failed, with limit, margin, the deciding moments and the command', () =>
    expectGolden('failing.txt', renderTerminal(failing, plain)));
  it('tells a run that was interrupted, and what it left behind', () =>
    expectGolden('interrupted.txt', renderTerminal(interrupted, plain)));

  it('keeps to the width', () => {
    for (const width of [60, 80, 120]) {
      const lines = renderTerminal({ ...failing, command: 'short' }, { ...plain, width, reportPath: null }).split('\n');
      for (const line of lines) expect(line.length, line).to.be.at.most(width);
    }
  });

  it('differs in colour only by escape codes', () => {
    const coloured = renderTerminal(failing, { ...plain, colour: true });
    expect(coloured).to.include('\u001b[31m');
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these codes are what is compared.
    expect(coloured.replace(/\u001b\[\d+m/g, '')).to.equal(renderTerminal(failing, plain));
  });

  it('lets no escape sequence of a name through', () => {
    expect(renderTerminal(hostile, plain)).not.to.include('\u001b');
  });
});
