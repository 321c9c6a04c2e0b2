/** The ledger of a run that was killed, read by whoever undoes what it holds. */
import { appendFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { openLedgerFile, readIntentions, settleIntention } from '../../harness/store/ledger-file.ts';

describe('the ledger of a run that is over', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'resilience-ledger-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  const undo = (service: string) => ({ kind: 'unpause', service });
  const left = async () => (await readIntentions(folder)).map((one) => one.undo);

  it('has what was intended and not done, the last first', async () => {
    const ledger = await openLedgerFile(folder);
    await ledger.intend('one', undo('a'));
    const done = await ledger.intend('two', undo('b'));
    await ledger.intend('three', undo('c'));
    await done();
    await ledger.close();
    expect(await left()).to.deep.equal([undo('c'), undo('a')]);
  });

  it('has nothing more of what was settled, also after half a line that a kill has left', async () => {
    const ledger = await openLedgerFile(folder);
    await ledger.intend('one', undo('a'));
    await ledger.intend('two', undo('b'));
    await ledger.close();
    await appendFile(join(folder, 'ledger.ndjson'), '{"id":2,"state":"inten');
    await settleIntention(folder, 1);
    expect(await left()).to.deep.equal([undo('a')]);
    await settleIntention(folder, 0);
    expect(await left()).to.deep.equal([]);
  });

  it('holds nothing where the run was killed before it had one, and is missed where its folder is gone', async () => {
    expect(await left()).to.deep.equal([]);
    await rm(folder, { recursive: true });
    const error = await readIntentions(folder).catch((thrown: unknown) => thrown);
    expect(error)
      .to.have.property('message')
      .that.matches(/^R410: the directory of the run is not here/);
  });
});
