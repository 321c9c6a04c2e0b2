import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { experimentLine } from '../../harness/scenario-file/experiment-line.ts';
import { repeatedKeys } from '../../harness/scenario-file/repeated-keys.ts';

const source = `import { defineScenario } from 'resilience';
interface One {
  readonly fault: number;
}
const other = { 'a crash': 1 };
export default defineScenario({
  probes: { hang: 1 },
  experiments: {
    'a crash': { fault: 1 } as One,

    hang: {
      fault: 1,
    },
    ['computed']: {},
    7: {},
  },
});
`;

describe('scenario-file/experiment-line', () => {
  const folder = mkdtempSync(join(tmpdir(), 'resilience-lines-'));
  after(() => rmSync(folder, { recursive: true }));
  const linesOf = (text: string, names: readonly (string | null)[], file = join(folder, 'shop.ts')) => {
    writeFileSync(file, text);
    return names.map((name) => experimentLine(file, name));
  };

  it('finds the line of an experiment, quoted or not, among the experiments of a file with types', () =>
    expect(linesOf(source, ['a crash', 'hang', '7'])).to.deep.equal([9, 11, 15]));

  it('says the first line of what it does not find, and of the scenario as a whole', () =>
    expect(linesOf(source, ['nothing', 'computed', null])).to.deep.equal([1, 1, 1]));

  it('finds a key that is written once where the experiments stand in a variable', () => {
    const text = "const experiments = {\n  'a crash': {},\n};\nmake({ experiments, hang: 1,\nx: { hang: 2 } });";
    expect(linesOf(text, ['a crash', 'hang'], join(folder, 'shop.js'))).to.deep.equal([2, 1]);
  });

  it('never throws: a file that cannot be parsed or read has one line', () => {
    expect(linesOf('this is no { script', ['a crash'])).to.deep.equal([1]);
    expect(experimentLine(join(folder, 'none.ts'), 'a crash')).to.equal(1);
  });
});

describe('scenario-file/repeated-keys', () => {
  it('finds each repeat with its line, within one object only', () => {
    const repeated = "x({ experiments: { a: 1,\n'a': 2,\n b: 3, a: 4 } });\ny({ experiments: { b: 1 } });";
    expect(repeatedKeys(repeated, 'experiments')).to.deep.equal([
      { key: 'a', line: 2 },
      { key: 'a', line: 3 },
    ]);
  });
});
