import { expect } from 'chai';
import { renderComparisonMarkdown } from '../../../harness/report/comparison/markdown.ts';
import { expectGolden } from '../golden.ts';
import { hostile, samples } from './sample.ts';
import { factorialOf } from './sample-factorial.ts';

describe('report/comparison/markdown', () => {
  for (const name of ['chapter', 'censored', 'uncertain', 'empty']) {
    it(`tells the ${name} sample`, () => expectGolden(`compare-${name}.md`, renderComparisonMarkdown(samples[name]!)));
  }

  it('shows names as they are and never as markup', () => {
    const text = renderComparisonMarkdown(hostile).replace(/^(`{3,})text\n[\s\S]*?\n\1$/gm, '');
    expect(text).not.to.match(/<img|<\/script|[^\\]\|\*_|@all/);
  });

  it('stays below the limit of a comment: the other measures go first, then the end', () => {
    const large = factorialOf(10);
    const many = { ...large, measures: Array.from({ length: 3 }, () => large.measures).flat() };
    const text = renderComparisonMarkdown(many);
    expect(Buffer.byteLength(text)).to.be.below(65_536);
    expect(text).to.include('The other measures are in compare.html').and.to.include('Reproduce:');
    const endless = { ...large, notes: Array.from({ length: 2000 }, (_, index) => `${index} ${large.sentence}`) };
    const cut = renderComparisonMarkdown(endless);
    expect(Buffer.byteLength(cut)).to.be.below(65_536);
    expect(cut).to.include('the whole text is in compare.html');
  });
});
