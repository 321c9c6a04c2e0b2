/** A job summary is appended where there is a file for it, and never costs the result. */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { appendJobSummary } from '../../harness/cli/job-summary.ts';

describe('the job summary', () => {
  let folder: string;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'summary-'));
  });
  after(() => rm(folder, { recursive: true, force: true }));

  const append = async (text: string, file: string | undefined): Promise<readonly string[]> => {
    const said: string[] = [];
    await appendJobSummary(text, { err: (line) => void said.push(line) }, file);
    return said;
  };

  it('is appended to what other steps of the job wrote', async () => {
    const file = join(folder, 'summary.md');
    expect(await append('one\n', file)).to.deep.equal([]);
    expect(await append('two\n', file)).to.deep.equal([]);
    expect(await readFile(file, 'utf8')).to.equal('one\ntwo\n');
  });

  it('is said to be missing where it cannot be written, and nothing is thrown', async () => {
    const [said] = await append('one\n', join(folder, 'not', 'there.md'));
    expect(said).to.match(/^the job summary could not be written: ENOENT/);
  });

  it('is nothing where no file is named', async () => {
    expect(await append('one\n', '')).to.deep.equal([]);
  });
});
