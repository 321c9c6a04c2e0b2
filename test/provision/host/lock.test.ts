/** The lock between processes: one at a time, whatever happened to the one before. */
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { execa } from 'execa';
import { withLock } from '../../../harness/provision/host/lock.ts';
import { bootId, isAlive, markProcess, parseStartTicks } from '../../../harness/subprocess/process-mark.ts';

describe('withLock', () => {
  let folder: string;
  let path: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'rsl-'));
    path = join(folder, 'lock');
  });

  afterEach(() => rm(folder, { recursive: true }));

  const owner = (more: object) =>
    writeFile(path, JSON.stringify({ pid: process.pid, startTicks: '1', boot: 'x', id: 'other', ...more }));

  /** Of eight that come at once, how many are inside together at the most. */
  async function mostInside(): Promise<number> {
    let inside = 0;
    let most = 0;
    const visit = () =>
      withLock(path, async () => {
        most = Math.max(most, ++inside);
        await new Promise((resolve) => setImmediate(resolve));
        inside -= 1;
      });
    await Promise.all(Array.from({ length: 8 }, visit));
    return most;
  }

  it('lets one in at a time, and leaves nothing behind', async () => {
    expect(await mostInside()).to.equal(1);
    expect(await readdir(folder)).to.deep.equal([]);
  });

  it('is free again when the action throws', async () => {
    const failing = withLock(path, () => Promise.reject(new Error('no')));
    expect(await failing.catch((error: Error) => error.message)).to.equal('no');
    expect(await withLock(path, async () => 'in')).to.equal('in');
  });

  it('tells whom it waits for, and gives up in the end', async () => {
    await owner(await markProcess(process.pid));
    const waited: number[] = [];
    const end = await withLock(path, async () => 'in', { onWait: (pid) => waited.push(pid), limitMs: 200 }).catch(
      String,
    );
    expect(end).to.match(/still held after 0\.2 s/);
    expect(waited).to.deep.equal([process.pid]);
  });

  it('is taken over from a process that died', async () => {
    const child = execa('sleep', ['60']);
    const mark = await markProcess(child.pid!);
    child.kill('SIGKILL');
    await child.catch(() => {});
    await owner(mark);
    expect(await withLock(path, async () => 'in')).to.equal('in');
  });

  it('is taken over when the number now belongs to another process', async () => {
    await owner({ boot: await bootId(), startTicks: '1' });
    expect(await withLock(path, async () => 'in')).to.equal('in');
  });

  it('is taken over when the machine was restarted since', async () => {
    await owner({ ...(await markProcess(process.pid)), boot: 'an earlier one' });
    expect(await withLock(path, async () => 'in')).to.equal('in');
  });

  it('is taken over when the file is damaged', async () => {
    await writeFile(path, '{"pid":');
    expect(await withLock(path, async () => 'in')).to.equal('in');
  });

  it('is taken over once, by one, when many find its owner dead', async () => {
    await owner({});
    expect(await mostInside()).to.equal(1);
  });
});

describe('isAlive', () => {
  it('knows a process by start time and command line, not by its number alone', async () => {
    const mark = await markProcess(process.pid);
    expect(await isAlive(mark)).to.equal(true);
    expect(await isAlive(mark, process.argv[1])).to.equal(true);
    expect(await isAlive(mark, '--config-file /elsewhere/daemon.json')).to.equal(false);
    expect(await isAlive({ ...mark, startTicks: '1' })).to.equal(false);
    expect(await isAlive({ ...mark, boot: 'an earlier one' })).to.equal(false);
  });

  it('reads the start time behind a name with blanks and brackets, and none of a zombie', () => {
    const tail = '1 1 1 0 -1 4194560 0 0 0 0 0 0 0 0 20 0 1 0 206591 0';
    expect(parseStartTicks(`4711 (a ) b (c) S ${tail}`)).to.equal('206591');
    expect(parseStartTicks(`4711 (node) Z ${tail}`)).to.equal(null);
  });
});
