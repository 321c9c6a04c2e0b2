/** What follows from the record of the private engine and from what is seen. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { judge, readRecord, writeRecord } from '../../../harness/provision/finding/engine-state.ts';

const stopped = { process: null, metricsPort: 9323, pool: '10.213.0.0', before: null, version: '26.1.5' };
const started = { ...stopped, process: { pid: 4711, startTicks: '1', boot: 'this' } };

describe('judge', () => {
  const cases = [
    [{ unpacked: false, record: null, alive: false, answers: false }, 'absent'],
    [{ unpacked: true, record: null, alive: false, answers: false }, 'stopped'],
    [{ unpacked: true, record: stopped, alive: false, answers: false }, 'stopped'],
    [{ unpacked: true, record: started, alive: false, answers: false }, 'stale'],
    [{ unpacked: true, record: started, alive: true, answers: false }, 'silent'],
    [{ unpacked: true, record: started, alive: true, answers: true }, 'running'],
    // Somebody else's engine at our socket is not ours to claim.
    [{ unpacked: true, record: started, alive: false, answers: true }, 'stale'],
  ] as const;
  for (const [seen, state] of cases) {
    const record = seen.record === null ? 'no record' : seen.record.process ? 'a started one' : 'a stopped one';
    const rest = `${seen.alive ? 'alive' : 'dead'}, ${seen.answers ? 'answering' : 'silent'}`;
    it(`calls it ${state} with ${record}, ${rest}${seen.unpacked ? '' : ', nothing unpacked'}`, () => {
      expect(judge(seen)).to.equal(state);
    });
  }
});

describe('the record', () => {
  it('comes back as it was written, and a damaged one counts as none', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'rsl-'));
    const file = join(folder, 'engine.json');
    expect(await readRecord(file)).to.equal(null);
    await writeRecord(file, started);
    expect(await readRecord(file)).to.deep.equal(started);
    await writeFile(file, '{"process":');
    expect(await readRecord(file)).to.equal(null);
    await rm(folder, { recursive: true });
  });
});
