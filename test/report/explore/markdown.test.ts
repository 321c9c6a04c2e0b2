import { expect } from 'chai';
import { renderExplorationMarkdown } from '../../../harness/report/explore/markdown.ts';
import { sampleExploration } from '../../explore/sample-exploration.ts';
import { expectGolden } from '../golden.ts';

describe('report/explore/markdown', () => {
  it('shows the matrix with all of its columns, what is weak, the graph, and on what it is judged', () =>
    expectGolden('explore.md', renderExplorationMarkdown(sampleExploration)));

  it('shows text of others as it is', () => {
    const [first, ...rest] = sampleExploration.findings;
    const findings = [{ ...first!, sentence: 'a | b <script> @all' }, ...rest];
    const text = renderExplorationMarkdown({ ...sampleExploration, findings });
    expect(text).to.include('a \\| b &lt;script&gt; @\u200ball');
  });
});
