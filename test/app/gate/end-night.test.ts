/** What stays of a night's explorations: those that count are accepted from now on. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { endNight } from '../../../harness/app/gate/end-night.ts';
import type { NightFacts } from '../../../harness/model/night.ts';
import { readAccepted } from '../../../harness/store/accepted-exploration.ts';
import { openHistory } from '../../../harness/store/history.ts';
import { makeRunDirectory } from '../../../harness/store/run-directory.ts';
import { exploration, night, scenario } from '../../gate/sample-night.ts';
import { hardened } from '../../report/explore/sample.ts';

describe('the end of a night that explored', () => {
  let root: string;
  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), 'night-'));
  });
  afterEach(() => rm(root, { recursive: true }));

  const facts = exploration({ accepted: null, acceptable: true });

  /** The accepted one afterwards. */
  async function ended(more: Partial<NightFacts>) {
    const directory = makeRunDirectory(root, 'gate', '2026-01-02-1');
    await directory.save(`${facts.folder}/exploration.json`, JSON.stringify(hardened));
    const history = await openHistory(join(root, 'nights'));
    const world = { history, config: { quarantine: [] }, reports: root };
    const kept = { facts: night(1, [scenario()], more), directory, failures: [] };
    const { failures } = await endNight(kept, world).finally(() => history.release());
    expect(failures).to.deep.equal([]);
    return readAccepted(join(root, 'nights'), facts.file);
  }

  it('accepts what counts', async () => {
    expect(await ended({ explorations: [facts] })).to.deep.equal(hardened);
  });

  it('accepts nothing of a night that was interrupted, nor what does not count', async () => {
    expect(await ended({ explorations: [facts], ending: 'interrupted' })).to.equal(null);
    expect(await ended({ explorations: [{ ...facts, acceptable: false }] })).to.equal(null);
  });
});
