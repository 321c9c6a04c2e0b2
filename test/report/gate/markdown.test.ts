import { expect } from 'chai';
import { renderGateMarkdown } from '../../../harness/report/gate/markdown.ts';
import { expectGolden } from '../golden.ts';
import { failing, hostile, manyScenarios, red, samples } from './samples.ts';

const bytes = (text: string): number => Buffer.byteLength(text);

describe('report/gate/markdown', () => {
  for (const [name, result] of Object.entries(samples)) {
    it(`tells the ${name} night`, () => expectGolden(`gate-${name}.md`, renderGateMarkdown(result)));
  }

  it('begins with the verdict and the sentence, then what is red with number, limit, baseline, probability and command', () => {
    const [verdict, , sentence, , , , shop] = renderGateMarkdown(red).split('\n');
    expect(verdict).to.match(/^## ✖ FAIL night 41/);
    expect(sentence).to.include('1 of 4 got worse: shop');
    expect(shop).to.equal('### ✖ shop');
    expect(renderGateMarkdown(red)).to.match(
      /\| 4\.42 s \| 1\.6 s \| 1 … 1\.6 s in 24 nights \| 3\.3 times as long \(2\.9 … 3\.8\), p 0\.008 \|\n\n```text\nnpx resilience compare /,
    );
    expect(renderGateMarkdown(failing)).to.include('| 7.42 s ± 0.03 s | 5 s | – | failed in 8 of 8 |');
  });

  it('folds what is as ever, and only that', () => {
    const [open, folded] = renderGateMarkdown(red).split('<details>');
    expect(folded).to.include('numbers-api').and.to.include('must-fail');
    for (const name of ['shop', 'todo-list', 'image-of-the-day']) {
      expect(open).to.include(name);
      expect(folded).not.to.include(name);
    }
  });

  it('stays under a megabyte with 5,000 scenarios, the least important left out, and says how many', () => {
    const text = renderGateMarkdown(manyScenarios(5_000));
    expect(bytes(text)).to.be.below(2 ** 20);
    expect(text, 'all of these have room').not.to.include('Left out');
    const long = manyScenarios(5_000);
    const scenarios = long.scenarios.map((one) => ({ ...one, sentence: one.sentence + ' ✖'.repeat(300) }));
    const cut = renderGateMarkdown({ ...long, scenarios });
    expect(bytes(cut)).to.be.below(2 ** 20);
    expect(cut.match(/\n(### ✖|\| ✖ \|) scenario-/g), 'nothing red is missing').to.have.length(300);
    expect(cut).to.match(
      /Left out, since a summary has its limit: 4,\d\d\d unchanged scenarios\. All of it is in gate\.json\.\n$/,
    );
    expect(cut.match(/<details>/g)).to.have.length(cut.match(/<\/details>/g)!.length);
  });

  it('stays under a megabyte whatever is long', () => {
    const name = 'x'.repeat(3_000_000);
    const all = [name, name];
    const facts = { ...red.facts, suite: name, leftovers: all };
    const failures = [{ code: 'R308' as const, message: name, at: null, fix: null }];
    const scenarios = red.scenarios.map((one) => ({ ...one, sentence: name, details: all }));
    const text = renderGateMarkdown({ ...red, facts, sentence: name, notes: all, failures, scenarios });
    expect(bytes(text)).to.be.below(2 ** 20);
    expect(text).to.include('### ✖ shop');
  });

  it('lets no markup of a name through', () => {
    const text = renderGateMarkdown(hostile);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: this is what is to be kept out.
    expect(text).not.to.match(/\u001b/);
    const outside = text.replace(/```text\n[\s\S]*?\n```/g, '');
    expect(outside).not.to.match(/<img|<\/script|@all|(?<!\\)\|\\\*_/);
  });
});
