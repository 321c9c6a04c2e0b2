/** One gate at a time writes to a history, whatever became of the one before. */
import { once } from 'node:events';
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { execa } from 'execa';
import type { Failure, FailureError } from '../../harness/model/failure.ts';
import { openHistory } from '../../harness/store/history.ts';
import { markProcess } from '../../harness/subprocess/process-mark.ts';
import { nightLine } from './nights.ts';

const source = new URL('../../harness/store/history.ts', import.meta.url).pathname;

/** Opens the history as soon as its input ends, says what came of it, and stays until it is killed. */
const opener = (folder: string) =>
  execa(process.execPath, [
    '--input-type=module',
    '-e',
    `const { openHistory } = await import(${JSON.stringify(source)});
     for await (const _ of process.stdin);
     const said = await openHistory(${JSON.stringify(folder)}).then(() => 'held', (error) => error.message);
     console.log(said);
     setInterval(() => {}, 1000);`,
  ]);

describe('the lock of a history', () => {
  let folder: string;
  let path: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'history-lock-'));
    path = join(folder, '.lock');
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const locks = (): readonly string[] => readdirSync(folder).filter((name) => name.startsWith('.lock'));

  const refusal = (): Promise<Failure | undefined> =>
    openHistory(folder).then(
      () => undefined,
      (error: FailureError) => error.failures[0],
    );

  /** The lock of a process that was killed, as it left it. */
  async function left(more: object = {}): Promise<void> {
    const { release } = await openHistory(folder);
    const holder = JSON.parse(readFileSync(path, 'utf8'));
    release();
    writeFileSync(path, '');
    writeFileSync(path, JSON.stringify({ ...holder, inode: statSync(path).ino, ...more }));
  }

  it('is held until it is released, and leaves nothing behind', async () => {
    const { release } = await openHistory(folder);
    expect(locks()).to.deep.equal(['.lock']);
    const second = await refusal();
    expect(second).to.include({ code: 'R423', at: path, fix: 'wait for it to end' });
    expect(second?.message).to.match(
      new RegExp(
        `^process ${process.pid} on ${hostname()} has been writing to it since 20\\d\\d-\\d\\d-\\d\\d \\d\\d:\\d\\d UTC$`,
      ),
    );
    release();
    expect(locks()).to.deep.equal([]);
    (await openHistory(folder)).release();
  });

  it('goes to one of four processes that come at once, and the others are told of it', async () => {
    const processes = Array.from({ length: 4 }, () => opener(folder));
    try {
      // Each waits for the end of its input, so that they begin together.
      for (const one of processes) one.stdin!.end();
      const said = await Promise.all(processes.map(firstLine));
      expect(said.filter((line) => line === 'held')).to.have.lengthOf(1);
      const holder = processes[said.indexOf('held')]!;
      for (const line of said.filter((one) => one !== 'held'))
        expect(line).to.match(new RegExp(`^R423: process ${holder.pid} `));
      expect(locks()).to.deep.equal(['.lock']);
    } finally {
      for (const one of processes) one.kill('SIGKILL');
      await Promise.allSettled(processes);
    }
  });

  it('is taken over from a process that was killed with it, and what it had appended stays', async () => {
    const { append, release } = await openHistory(folder);
    append([nightLine(1)]);
    release();
    const first = opener(folder);
    first.stdin!.end();
    expect(await firstLine(first)).to.equal('held');
    first.kill('SIGKILL');
    await first.catch(() => undefined);
    expect(locks()).to.deep.equal(['.lock']);
    const second = await openHistory(folder);
    expect(second.history.get('shop')).to.deep.equal([nightLine(1)]);
    second.release();
    expect(locks()).to.deep.equal([]);
  });

  it('is taken over by one, when many find its owner dead at once', async () => {
    await left({ startTicks: '1' });
    const opened = await Promise.allSettled(Array.from({ length: 8 }, () => openHistory(folder)));
    expect(opened.filter(({ status }) => status === 'fulfilled')).to.have.lengthOf(1);
    expect(locks()).to.deep.equal(['.lock']);
  });

  for (const [when, more] of [
    ['its number belongs to another process now', { startTicks: '1' }],
    ['the machine was started again since', { boot: 'an earlier one' }],
  ] as const) {
    it(`is taken over when ${when}`, async () => {
      await left(more);
      (await openHistory(folder)).release();
      expect(locks()).to.deep.equal([]);
    });
  }

  for (const [where, more] of [
    ['on another host', { host: 'elsewhere', boot: 'another one' }],
    ['in a container beside this one', { namespace: 'pid:[1]', pid: 1, startTicks: '1' }],
  ] as const) {
    it(`is respected when it was taken ${where}, and the fix says what to do if its owner is gone`, async () => {
      await left(more);
      const found = await refusal();
      expect(found?.code).to.equal('R423');
      expect(found?.fix).to.match(/if it is gone from (elsewhere|.+), delete the lock/);
      expect(locks()).to.deep.equal(['.lock']);
    });
  }

  it('is taken over when it came with a copy of the folder, as out of a cache of CI', async () => {
    await left({ host: 'elsewhere', boot: 'another one' });
    const copy = join(folder, 'copy');
    mkdirSync(copy);
    copyFileSync(path, join(copy, '.lock'));
    (await openHistory(copy)).release();
    expect(readdirSync(copy).sort()).to.deep.equal(['.gitattributes', '.gitignore']);
  });

  it('is respected when it does not say whose it is', async () => {
    writeFileSync(path, '{"pid":');
    const found = await refusal();
    expect(found).to.include({ code: 'R423', at: path });
    expect(found?.fix).to.match(/delete the lock/);
  });

  it('that one began to take over and did not finish is not taken by a second', async () => {
    await left({ startTicks: '1' });
    const dead = JSON.parse(readFileSync(path, 'utf8'));
    const claim = `${path}-after-${dead.id}`;
    writeFileSync(claim, JSON.stringify({ ...dead, ...(await markProcess(process.pid)), id: 'second' }));
    expect(await refusal()).to.include({ code: 'R423', at: claim });
  });

  it('of somebody who took it over is left alone by whom it was taken from', async () => {
    const { release } = await openHistory(folder);
    const text = JSON.stringify({ ...JSON.parse(readFileSync(path, 'utf8')), id: 'another' });
    writeFileSync(path, text);
    release();
    expect(readFileSync(path, 'utf8')).to.equal(text);
  });
});

/** What it says first; it goes on. */
const firstLine = async (child: ReturnType<typeof opener>): Promise<string> => {
  const [said] = (await once(child.stdout!, 'data')) as [Buffer];
  return String(said).trim();
};
