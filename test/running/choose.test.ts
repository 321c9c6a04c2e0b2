import { expect } from 'chai';
import { choose, readWords } from './choose.ts';

/** Files with the titles of their tests; the text of a file is what makes its titles. */
const titles: Readonly<Record<string, readonly string[]>> = {
  'test/model/time.test.ts': ['a duration is read from text', 'a duration has no sign'],
  'test/report/html.test.ts': ['a page shows every duration', 'a page loads nothing'],
  'test/runner/fresh.engine.test.ts': ['a stack is made anew'],
};
const looked: string[] = [];

const chosen = (...words: string[]) =>
  choose(
    words,
    Object.keys(titles),
    async (file) => {
      looked.push(file);
      return titles[file]!;
    },
    (file) => titles[file]!.join('\n'),
  );

describe('the words of npm test', () => {
  beforeEach(() => {
    looked.length = 0;
  });

  it('are none, and everything runs', async () => {
    expect((await chosen()).map(({ file }) => file)).to.deep.equal(Object.keys(titles));
  });

  it('are paths, and those files run, however they are written', async () => {
    const [file] = await chosen('./test/model/time.test.ts');
    expect(file).to.deep.equal({ file: 'test/model/time.test.ts', only: null });
    expect(await chosen('test/report/html.test.ts', 'test/model/time.test.ts')).to.have.length(2);
    expect(looked).to.deep.equal([]);
  });

  it('are in a path, and the whole file runs', async () => {
    expect(await chosen('runner')).to.deep.equal([{ file: 'test/runner/fresh.engine.test.ts', only: null }]);
  });

  it('are in titles, and those tests run, whatever the case', async () => {
    expect(await chosen('Every', 'duration')).to.deep.equal([
      { file: 'test/report/html.test.ts', only: { words: ['Every', 'duration'] } },
    ]);
    expect(looked, 'loaded to look').to.deep.equal(['test/report/html.test.ts']);
  });

  it('must all be in one title: a file that has them in two does not run', async () => {
    expect(await chosen('loads', 'duration')).to.deep.equal([]);
  });

  it('have quick for how much, beside which', () => {
    expect(readWords(['quick'])).to.deep.equal({ quick: true, words: [] });
    expect(readWords(['quick', 'model'])).to.deep.equal({ quick: true, words: ['model'] });
  });
});
