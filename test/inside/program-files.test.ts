/** What a program of ours takes along into a sidecar: everything that it imports, and nothing that it does not. */
import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect } from 'chai';
import { execa } from 'execa';
import { insideProberOf } from '../../harness/inside/inside-prober.ts';
import { programOf, withImports } from '../../harness/inside/program-files.ts';
import { httpProbe } from '../plan/parts.ts';

const root = process.cwd();

async function folderOf(files: Readonly<Record<string, string>>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'program-'));
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
  return folder;
}

describe('the files of a program', () => {
  it('are found by every way to import one, and from each once, types apart', async () => {
    const folder = await folderOf({
      'entry.ts': `
        import process from 'node:process';
        import type { Shape } from './shape.ts';
        import {
          type Other,
          one,
        } from './one.ts';
        import './effect.ts';
        export { two } from "./two.js";
        const late = () => import('./late.ts');`,
      'one.ts': "import { back } from './entry.ts';\nexport type { Gone } from './gone.ts';",
      'effect.ts': "const said = 'taken from nowhere';",
      'two.js': '',
      'late.ts': "import { one } from './one.ts';",
    });
    const found = [...(await withImports(join(folder, 'entry.ts'))).keys()];
    expect(found.map((path) => path.slice(folder.length + 1)).sort()).to.deep.equal([
      'effect.ts',
      'entry.ts',
      'late.ts',
      'one.ts',
      'two.js',
    ]);
  });

  it('are named by a path that the sidecar can be given, and need no package', async () => {
    const { command, files } = await programOf('#inside-prober');
    expect(files).to.include.keys('/resilience/package.json', command.at(-1)!);
    expect(Object.keys(files).filter((path) => path.length > 100)).to.deep.equal([]);
    const packages = Object.values(files).flatMap((text) =>
      [...text.matchAll(/^(?:import|export) (?!type)[^;]*from '(?!\.|node:)([^']+)'/gm)].map((one) => one[1]),
    );
    expect(packages).to.deep.equal([]);
  });

  it('of the prober hold what it is to ask, and secrets nowhere but there', async () => {
    process.env.PROGRAM_FILES_TEST = 'open sesame';
    const asked = [{ probe: httpProbe(), login: { secretEnv: 'PROGRAM_FILES_TEST' } }];
    const { command, files } = await insideProberOf(root)(asked as never);
    delete process.env.PROGRAM_FILES_TEST;
    expect(JSON.parse(files[command.at(-1)!]!)).to.deep.equal({
      asked,
      variables: { PROGRAM_FILES_TEST: 'open sesame' },
    });
    expect(command.join(' ')).not.to.include('sesame');
  });

  it('begin and end by themselves where they are put, and say so', async () => {
    const { command, files } = await insideProberOf(root)([]);
    const folder = await mkdtemp(join(tmpdir(), 'program-'));
    for (const [path, text] of Object.entries(files)) {
      await mkdir(dirname(join(folder, path)), { recursive: true });
      await writeFile(join(folder, path), text);
    }
    const [node, ...words] = command.map((word) => (word.startsWith('/') ? join(folder, word) : word));
    const { stdout, stderr } = await execa(node!, words, { timeout: 20_000 });
    expect(JSON.parse(stdout)).to.include({ type: 'began' });
    expect(stderr).to.equal('');
  });
});
