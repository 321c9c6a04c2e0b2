import { expect } from 'chai';
import { renderExploration } from '../../../harness/report/explore/terminal.ts';
import { sampleExploration } from '../../explore/sample-exploration.ts';
import { expectGolden } from '../golden.ts';

describe('report/explore/terminal', () => {
  const options = { colour: false, width: 110, picture: 'reports/explore/app/20261130-1010-7f3a/matrix.html' };

  it('shows the matrix, what is weak, and where the picture lies', () =>
    expectGolden('explore.txt', renderExploration(sampleExploration, options)));

  it('leaves out columns that have no room, users last, and names them', () => {
    const narrow = renderExploration(sampleExploration, { ...options, width: 80 });
    expect(narrow).to.include('not shown, for want of width: ');
    expect(narrow.split('\n').filter((line) => line.length > 80)).to.deep.equal([]);
  });

  it('colours what is bad, and nothing else changes', () => {
    const coloured = renderExploration(sampleExploration, { ...options, colour: true });
    expect(coloured).to.include('\u001b[31mDOWN');
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken away.
    const bare = coloured.replace(/\u001b\[\d+m/g, '');
    expect(bare).to.equal(renderExploration(sampleExploration, options));
  });
});
