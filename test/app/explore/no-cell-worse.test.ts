/** The objective that no cell gets worse, night after night, in a folder. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { noCellWorse } from '../../../harness/app/explore/no-cell-worse.ts';
import type { Exploration } from '../../../harness/model/exploration.ts';
import { renderWorse } from '../../../harness/report/explore/worse-text.ts';
import { makeRunDirectory } from '../../../harness/store/run-directory.ts';
import { hardened, shop } from '../../report/explore/sample.ts';

describe('an exploration with the objective that no cell gets worse', () => {
  let root: string;
  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), 'worse-'));
  });
  afterEach(() => rm(root, { recursive: true }));

  const asked: string[][] = [];
  /** One night: what it finds, and what another try of the doubted rows finds. */
  async function night(run: string, found: Exploration, again: Exploration = found) {
    const directory = makeRunDirectory(root, 'shop', run);
    const exploration = { ...found, run };
    await directory.save('exploration.json', JSON.stringify(exploration));
    return noCellWorse(exploration, directory, async (keys) => {
      asked.push([...keys]);
      return { ...again, rows: again.rows.filter(({ row }) => keys.includes(row.key)) };
    });
  }

  it('accepts the first, is red while it is worse, and goes on comparing with the one that was accepted', async () => {
    expect((await night('1', hardened)).accepted).to.equal(null);
    const second = await night('2', { ...shop, untried: [] });
    expect(second.accepted).to.equal('1');
    expect(second.confirmed.length).to.be.above(10);
    expect(asked.at(-1)).to.include('db crash');
    const third = await night('3', shop);
    expect([third.accepted, third.confirmed.length]).to.deep.equal(['1', second.confirmed.length]);
    const fourth = await night('4', hardened);
    expect([fourth.accepted, fourth.confirmed, fourth.once]).to.deep.equal(['1', [], []]);
    expect((await night('5', hardened)).accepted).to.equal('4');
  });

  it('is not red for what another try does not confirm, and does not accept it either', async () => {
    await night('1', hardened);
    const second = await night('2', shop, hardened);
    expect(second.confirmed).to.deep.equal([]);
    const said = renderWorse(second, { colour: false, width: 200 });
    expect(said).to.match(/^PASS {2}no cell got worse since 1\n {2}\? proxy is worse in 'proxy crash'/);
    expect((await night('3', hardened)).accepted).to.equal('1');
  });

  it('says how many cells are worse, and which', async () => {
    await night('1', hardened);
    const said = renderWorse(await night('2', shop), { colour: false, width: 200 });
    expect(said).to.match(
      /^FAIL {2}\d+ cells got worse since 1, and were so again when they were tried once more\n {2}✘ /,
    );
    expect(renderWorse({ accepted: null, confirmed: [], once: [] }, { colour: false, width: 80 })).to.match(
      /^nothing was accepted/,
    );
  });
});
