import { expect } from 'chai';
import { planParts, widthOf } from './plan.ts';

const gibibyte = 2 ** 30;

describe('the plan of a run of tests', () => {
  const files = [
    'a.test.ts',
    'b.engine.test.ts',
    'c.timing.test.ts',
    'd.browser.test.ts',
    'e.timing.engine.test.ts',
    'f.engine.test.ts',
    'g.quiet.engine.test.ts',
  ];

  it('has pure files first, then those on the engine, then what wants quiet, and alone at the end what wants nobody beside it', () => {
    expect(planParts(files, {})).to.deep.equal({
      pure: ['a.test.ts', 'd.browser.test.ts'],
      engine: ['b.engine.test.ts', 'f.engine.test.ts'],
      quiet: ['g.quiet.engine.test.ts'],
      alone: ['c.timing.test.ts', 'e.timing.engine.test.ts'],
    });
  });

  it('begins with the longest, so that none is left over at the end', () => {
    const { pure, engine } = planParts(files, {
      'd.browser.test.ts': 9,
      'f.engine.test.ts': 60,
      'b.engine.test.ts': 7,
    });
    expect(pure[0]).to.equal('d.browser.test.ts');
    expect(engine).to.deep.equal(['f.engine.test.ts', 'b.engine.test.ts']);
  });

  it('is as wide as cores and memory allow, and never less than one', () => {
    expect(widthOf(2, 24 * gibibyte)).to.deep.equal({ pure: 3, engine: 3, quiet: 2 });
    expect(widthOf(2, 3 * gibibyte)).to.deep.equal({ pure: 2, engine: 1, quiet: 1 });
    expect(widthOf(1, gibibyte)).to.deep.equal({ pure: 1, engine: 1, quiet: 1 });
    expect(widthOf(64, 256 * gibibyte)).to.deep.equal({ pure: 16, engine: 8, quiet: 2 });
  });
});
