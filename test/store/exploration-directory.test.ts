/** What is read of a stored exploration, and what is refused. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { earlierExploration, isExploration, readExploration } from '../../harness/store/exploration-directory.ts';
import { shop } from '../report/explore/sample.ts';

describe('a stored exploration', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'resilience-exploration-'));
  });
  afterEach(() => rm(folder, { recursive: true }));
  const write = (text: string): Promise<void> => writeFile(join(folder, 'exploration.json'), text);
  const refused = (): Promise<string> =>
    readExploration(folder).then(
      () => 'read',
      (error: Error) => error.message,
    );

  it('is read as it was written', async () => {
    expect(isExploration(folder)).to.equal(false);
    await write(JSON.stringify(shop));
    expect(isExploration(folder)).to.equal(true);
    expect(await readExploration(folder)).to.deep.equal(shop);
  });

  it('is refused where there is none, half of one, or one of another version', async () => {
    expect(await refused()).to.contain('there is no exploration.json in it');
    await write('{"schema": "resilience.expl');
    expect(await refused()).to.contain('its exploration.json is not complete');
    await write('{"schema": "resilience.exploration/9"}');
    expect(await refused()).to.contain('this version reads resilience.exploration/1');
  });

  it('finds the newest one that ended before it, beside it', async () => {
    expect(await earlierExploration(join(folder, '20261130-1010-a'))).to.equal(null);
    for (const name of ['20261128-1010-a', '20261129-1010-b', '20261129-1200-c', '20261201-0000-d']) {
      await mkdir(join(folder, name));
      // One was interrupted before it wrote what it found.
      if (!name.endsWith('c')) await writeFile(join(folder, name, 'exploration.json'), '{}');
    }
    expect(await earlierExploration(join(folder, '20261130-1010-a'))).to.equal(join(folder, '20261129-1010-b'));
  });
});
