/** A sample of the fuzz, the same every time. `npm run fuzz` does ten thousand, and others each time. */
import { expect } from 'chai';
import { folderWith } from '../acceptance/cli.ts';
import { repeats } from '../running/repeats.ts';
import { runCases } from './pool.ts';
import { soundFiles } from './scenario-cases.ts';
import { failuresOf } from './table.ts';

const seed = 'sample-1';
const all = 150;
const cases = repeats('broken inputs', all, all / 15);

describe('broken input of every kind', () => {
  it('begins with a sound scenario, so that what is refused is what was broken', async () => {
    const folder = await folderWith(soundFiles);
    const { exitCode, stderr } = await folder.run(['plan', 'one.ts']);
    await folder.remove();
    expect(exitCode, stderr).to.equal(0);
  });

  it('ends with an error of the catalogue and its exit code, soon and in little memory', async function () {
    this.timeout(300_000);
    const numbers = Array.from({ length: cases }, (_, index) => (index * all) / cases);
    const answers = await runCases({ seed, numbers, processes: 2 });
    expect(failuresOf(answers, seed)).to.deep.equal([]);
    expect(answers.filter((one) => one.codes.length > 0).length, 'refused').to.be.above(cases / 2);
    expect(new Set(answers.map((one) => one.kind)).size, 'kinds').to.be.at.least(cases === all ? 8 : 3);
  });
});
