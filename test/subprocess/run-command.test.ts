import process from 'node:process';
import { expect } from 'chai';
import { milliseconds, seconds } from '../../harness/model/time.ts';
import { type Limits, runCommand } from '../../harness/subprocess/run-command.ts';
import { gone } from './gone.ts';

const limits: Limits = { deadline: seconds(20), memoryMiB: 512 };
const shell = (text: string): readonly string[] => ['sh', '-c', text];

describe('a command that is run to its end', () => {
  it('gives both streams, apart and in order, and tells each line as it comes', async () => {
    const lines: string[] = [];
    const command = shell('echo one; echo two >&2; read given; echo "$given$MORE"; exit 3');
    const onLine = (line: string): void => void lines.push(line);
    const result = await runCommand(command, limits, { input: 'th', env: { MORE: 'ree' }, onLine });
    expect(result).to.deep.include({ ok: false, stdout: 'one\nthree', stderr: 'two', ended: null });
    expect(result.reason).to.equal('ended with 3');
    expect(lines.toSorted()).to.deep.equal(['one', 'three', 'two']);
  });

  it('is the end of a program that is not there', async () => {
    const result = await runCommand(['not-there-at-all'], limits);
    expect(result).to.include({ ok: false, ended: null, reason: 'ended with 127' });
    expect(result.stderr).to.match(/^sh: .*not found$/);
  });

  it('is ended at its deadline with all that it started, whatever each does about it', async () => {
    const command = shell('trap "" TERM; sleep 60 & echo $!; exec sleep 60');
    const began = performance.now();
    const result = await runCommand(command, { ...limits, deadline: milliseconds(300) });
    expect(result).to.include({ ok: false, ended: 'the deadline', reason: 'took more than 0.3 s' });
    expect(performance.now() - began).to.be.within(300, 7000);
    await gone(Number(result.stdout));
  });

  it('is ended when its signal aborts, also where that was before', async () => {
    const controller = new AbortController();
    const running = runCommand(['sleep', '60'], limits, { signal: controller.signal });
    controller.abort();
    expect(await running).to.include({ ok: false, ended: 'an order' });
    expect(await runCommand(['sleep', '60'], limits, { signal: AbortSignal.abort() })).to.include({ ok: false });
  });

  it('gets no more processor time than it may have', async () => {
    const result = await runCommand(shell('while :; do :; done'), { ...limits, cpuSeconds: 1 });
    expect(result).to.include({ ended: 'its processor time', reason: 'took more than 1 s of processor time' });
  });

  it('leaves nothing behind that it started, where it ends by itself', async () => {
    const { ok, stdout } = await runCommand(shell('sleep 60 >&2 & echo $!'), limits);
    expect(ok).to.equal(true);
    await gone(Number(stdout));
  });

  it('gets no more memory than it may have, and says so', async function () {
    if (process.platform !== 'linux') this.skip();
    // Node itself reserves half a gigabyte.
    const hog = 'const all = []; for (;;) all.push(new Array(1e6).fill(0.5));';
    const command = [process.execPath, '--max-old-space-size=8000', '-e', hog];
    const result = await runCommand(command, { ...limits, memoryMiB: 700 });
    expect(result).to.include({ ok: false, ended: 'its memory', reason: 'took more than 700 MiB of memory' });
  });
});
