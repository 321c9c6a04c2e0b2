/** The accepted exploration of a stack, beside the history of nights. */
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect } from 'chai';
import { acceptedPath, keepAccepted, readAccepted } from '../../harness/store/accepted-exploration.ts';
import { openHistory } from '../../harness/store/history.ts';
import { readHistory } from '../../harness/store/read-history.ts';
import { hardened, shop } from '../report/explore/sample.ts';

const files = 'stacks/shop/compose.yaml, stacks/shop/more.yaml';

describe('the accepted exploration of a stack', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'accepted-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('is none at first, then the last that was kept, in a file of its own that the history of nights does not read', async () => {
    expect(await readAccepted(folder, files)).to.equal(null);
    const { accept, release } = await openHistory(folder);
    accept(files, JSON.stringify(hardened));
    accept(files, JSON.stringify(shop));
    release();
    expect(await readAccepted(folder, files)).to.deep.equal(shop);
    expect(await readAccepted(folder, 'stacks/chat/compose.yaml')).to.equal(null);
    expect(await readdir(dirname(acceptedPath(folder, files)))).to.deep.equal(['more.yaml.json']);
    expect((await readHistory(folder)).size).to.equal(0);
  });

  it('is refused with its file and what to do where it is damaged or of a newer version', async () => {
    keepAccepted(folder, files, JSON.stringify(shop));
    for (const [text, said] of [
      ['{"schema": "resilience.expl', /R421: it is no exploration/],
      ['{"schema": "resilience.exploration/2"}', /R422: its schema is "resilience.exploration\/2"/],
    ] as const) {
      await writeFile(acceptedPath(folder, files), text);
      await readAccepted(folder, files).then(
        () => expect.fail('it was read'),
        (error: Error) => expect(error.message).to.match(said),
      );
    }
  });
});
