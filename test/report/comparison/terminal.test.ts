import { expect } from 'chai';
import { renderComparisonTerminal } from '../../../harness/report/comparison/terminal.ts';
import { expectGolden } from '../golden.ts';
import { hostile, samples } from './sample.ts';

const plain = { colour: false, width: 100, reportPath: 'reports/numbers-api/compare-20261123-0412-7f3a/compare.html' };

describe('report/comparison/terminal', () => {
  for (const [name, comparison] of Object.entries(samples)) {
    it(`tells the ${name} sample`, () =>
      expectGolden(`compare-${name}.txt`, renderComparisonTerminal(comparison, plain)));
  }

  it('keeps to the width, from narrow to wide', () => {
    for (const width of [60, 80, 100, 160]) {
      for (const comparison of Object.values(samples)) {
        const text = renderComparisonTerminal(comparison, { ...plain, width, reportPath: null });
        for (const line of text.split('\n')) expect(line.length, `${width}: ${line}`).to.be.at.most(width);
      }
    }
  });

  it('gives every pair a sentence, or a count of words where they are many', () => {
    const text = renderComparisonTerminal(samples.chapter!, { ...plain, width: 400 });
    for (const { pairs } of samples.chapter!.measures) {
      for (const { sentence } of pairs) expect(text).to.include(sentence);
    }
    expect(renderComparisonTerminal(samples.factorial!, plain)).to.include('14 better, 6 worse, 1 same, 2 cannot tell');
  });

  it('never cuts a name of a factorial where the width has room for it', () => {
    const text = renderComparisonTerminal(samples.factorial!, plain);
    for (const { variant } of samples.factorial!.variants) expect(text).to.include(`${variant} `);
  });

  it('differs in colour only by escape codes', () => {
    for (const comparison of Object.values(samples)) {
      const coloured = renderComparisonTerminal(comparison, { ...plain, colour: true });
      expect(coloured).to.include('\u001b[');
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these codes are what is compared.
      expect(coloured.replace(/\u001b\[\d+m/g, '')).to.equal(renderComparisonTerminal(comparison, plain));
    }
  });

  it('lets no escape sequence of a name through', () => {
    expect(renderComparisonTerminal(hostile, plain)).not.to.include('\u001b');
  });

  it('names the patch beside the report, and only where there is one', () => {
    expect(renderComparisonTerminal(samples.chapter!, plain)).to.include(
      'compare-20261123-0412-7f3a/recommendation.patch',
    );
    expect(renderComparisonTerminal(samples.censored!, plain)).not.to.include('recommendation.patch');
  });
});
