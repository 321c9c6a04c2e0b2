/** What is read of a stored exploration, and what is refused. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { isExploration, readExploration } from '../../harness/store/exploration-directory.ts';
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
});
