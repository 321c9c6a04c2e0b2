/** A sample of the fuzz, the same every time. `npm run fuzz` does ten thousand, and others each time. */
import { expect } from 'chai';
import { runCases } from './pool.ts';
import { failuresOf } from './table.ts';

const seed = 'sample-1';

describe('broken input of every kind', () => {
  it('ends with an error of the catalogue and its exit code, soon and in little memory', async function () {
    this.timeout(300_000);
    const numbers = Array.from({ length: 150 }, (_, index) => index);
    const answers = await runCases({ seed, numbers, processes: 2 });
    expect(failuresOf(answers, seed)).to.deep.equal([]);
    expect(answers.filter((one) => one.codes.length > 0).length, 'refused').to.be.above(75);
    expect(new Set(answers.map((one) => one.kind)).size, 'kinds').to.equal(8);
  });
});
