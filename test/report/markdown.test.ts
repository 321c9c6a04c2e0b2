import { expect } from 'chai';
import { renderMarkdown } from '../../harness/report/markdown.ts';
import { expectGolden } from './golden.ts';
import { failing, interrupted } from './sample.ts';
import { hostile } from './sample-hostile.ts';

describe('report/markdown', () => {
  it('tells a run that failed', () => expectGolden('failing.md', renderMarkdown(failing)));
  it('tells a run that was interrupted', () => expectGolden('interrupted.md', renderMarkdown(interrupted)));

  it('shows names as they are and never as markup', () => {
    const text = renderMarkdown(hostile).replace(/^(`{3,})text\n[\s\S]*?\n\1$/gm, '');
    expect(text).not.to.match(/<img|<\/script|[^\\]\|\*_|@all/);
  });

  it('stays below the limit of a comment, with pictures dropped first', () => {
    const many = { ...failing, experiments: Array.from({ length: 60 }, () => failing.experiments).flat() };
    const text = renderMarkdown(many);
    expect(Buffer.byteLength(text)).to.be.below(65_536);
    expect(text).to.include('the whole text is in report.html');
  });
});
