/** Scenario code that escapes: every command that loads a scenario says so with its code, its place and 2, and goes on with the others. */
import { expect } from 'chai';
import { rowsOf } from '../running/repeats.ts';
import { type Folder, folderWith, nowhere } from './cli.ts';
import { scenario, stack } from './tiny.ts';

describe('a scenario file that ends the process', () => {
  let folder: Folder;
  before(async () => {
    const bad = `${scenario().trimStart()}process.exit(0);\n`;
    const wrong = scenario({ probe: "http({ type: 'service', name: 'wbe' }, '/')" });
    folder = await folderWith({ ...stack(), 'all/a.ts': scenario({ up: '..' }), 'all/b.ts': bad, 'bad.ts': bad });
    await folder.write('all/b.ts', bad.replace("'./tiny", "'../tiny"));
    await folder.write('all/c.ts', wrong.replace("'./tiny", "'../tiny"));
    await folder.write('all/d.ts', scenario({ up: '..' }).replace('a small page', 'another page'));
  });
  after(() => folder.remove());

  const commands = [['run'], ['list'], ['plan'], ['predict'], ['compare'], ['compare', '--dry-run']];
  for (const words of rowsOf('commands', commands, 3)) {
    it(`makes ${words.join(' ')} end with 2 and its name, not with 0 and silence`, async () => {
      const { exitCode, stdout, stderr } = await folder.run([...words, 'bad.ts'], nowhere);
      expect(stderr).to.match(/^error R112: .*process\.exit\(0\)\n {2}at {2}bad\.ts:16\n {2}fix /);
      expect(exitCode).to.equal(2);
      expect(stdout).to.equal('');
    });
  }

  it('does not keep its folder from being listed', async () => {
    const { exitCode, stdout, stderr } = await folder.run(['list', 'all'], nowhere);
    expect(exitCode).to.equal(2);
    expect(stdout).to.match(/all\/a\.ts[\s\S]*all\/c\.ts[\s\S]*all\/d\.ts/);
    expect(stderr).to.match(/^error R112: .*\n {2}at {2}all\/b\.ts:16\n {2}fix .*\n$/);
  });

  it('does not keep its folder from being planned', async () => {
    const { exitCode, stdout, stderr } = await folder.run(['plan', 'all'], nowhere);
    expect(exitCode).to.equal(2);
    expect(stdout).to.match(/a small page[\s\S]*another page/);
    expect([...stderr.matchAll(/^error (R\d+)/gm)].map(([, code]) => code)).to.include.members(['R112', 'R202']);
  });

  it('keeps what the file prints apart from the results', async () => {
    await folder.write('bad.ts', `${scenario()}console.log('said by the file');\n`);
    const { exitCode, stdout, stderr } = await folder.run(['list', 'bad.ts', '--json'], nowhere);
    expect(exitCode).to.equal(0);
    expect(JSON.parse(stdout)).to.have.length(1);
    expect(stderr).to.equal('said by the file\n');
  });
});

describe('a file where a folder is wanted', () => {
  let folder: Folder;
  afterEach(() => folder.remove());

  it('is reported by init with R107, and nothing is written', async () => {
    folder = await folderWith({ ...stack(), scenarios: 'a file', 'tiny/stack.ts': '' });
    await folder.write('other/compose.yaml', 'services: { web: { image: x, ports: ["80"] } }');
    const { exitCode, stderr } = await folder.run(['init', 'other'], nowhere);
    expect(stderr).to.match(/^error R107: .*scenarios.*a file in the way\n {2}fix /);
    expect(exitCode).to.equal(2);
    expect(await folder.files('other')).to.deep.equal(['compose.yaml']);
  });

  it('is reported by run and compare with R107 before an engine is looked for', async () => {
    folder = await folderWith({ ...stack(), 'one.ts': scenario(), reports: 'a file' });
    for (const words of [
      ['run', 'one.ts'],
      ['compare', 'one.ts'],
    ]) {
      const { exitCode, stderr } = await folder.run(words, nowhere);
      expect(stderr).to.match(/^error R107: .*'reports': it is a file\n {2}at {2}--reports\n {2}fix /);
      expect(exitCode).to.equal(2);
    }
  });
});
