/** The lab's two programs as processes, in a folder of a test's own. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { execa } from 'execa';
import { stackFolder } from '../start-program.ts';

describe('the memory-hog programs', () => {
  let cwd: string;
  beforeEach(() => {
    cwd = mkdtempSync(join(tmpdir(), 'memory-hog-'));
  });
  afterEach(() => rmSync(cwd, { recursive: true }));

  const run = (program: string, env: Record<string, string> = {}) =>
    execa(process.execPath, [join(stackFolder('memory-hog'), program)], { cwd, env, reject: false });

  it('check: good without a total and up to the maximum, bad above it', async () => {
    const check = async () => {
      const { exitCode, stdout } = await run('check.ts');
      return [exitCode, stdout.split(',')[0]];
    };
    expect(await check()).to.deep.equal([0, 'Memory check: OK']);
    for (const [total, code, word] of [
      ['4096', 0, 'OK'],
      ['4097', 1, 'FAIL'],
      ['4608', 1, 'FAIL'],
    ] as const) {
      writeFileSync(join(cwd, 'ALLOCATED_MB'), total);
      expect(await check(), total).to.deep.equal([code, `Memory check: ${word}`]);
    }
  });

  it('hog: writes its total at once, adds to it at each turn, and never stops by itself', async () => {
    const hog = run('hog.ts', { LOOP_ALLOCATION_MB: '3', LOOP_INTERVAL_MS: '50' });
    const seen: string[] = [];
    for await (const line of hog.iterable()) {
      seen.push(line);
      if (seen.length === 4) hog.kill('SIGTERM');
    }
    expect(seen.slice(0, 4)).to.deep.equal([3, 6, 9, 12].map((total) => `Allocated: ${total}MB`));
    expect((await hog).exitCode).to.equal(0);
    expect(Number(readFileSync(join(cwd, 'ALLOCATED_MB'), 'utf8'))).to.be.at.least(12);
  });
});
