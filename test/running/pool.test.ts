/** Workers that crash, hang, or leave something behind: their file has failed, by name, and the others run all the same. */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { setTimeout } from 'node:timers/promises';
import { expect } from 'chai';
import { type Job, runPool } from './pool.ts';
import type { FileResult } from './results.ts';
import { type SomeFiles, someFiles } from './some-files.ts';

const good = "describe('good', () => { it('passes', () => {}); it.skip('is skipped', () => {}); });";
const texts = {
  'good.test.mjs': good,
  'too.test.mjs': "it('passes too', () => { console.log('a figure'); });",
  'fails.test.mjs':
    "import { expect } from 'chai'; it('adds up', () => { expect({ a: 1 }).to.deep.equal({ a: 2 }); });",
  'crashes.test.mjs':
    "it('begins', () => {}); it('crashes', () => { process.kill(process.pid, 'SIGSEGV'); return new Promise(() => {}); });",
  'exits.test.mjs': "it('exits', () => { console.log('last words'); process.exit(0); });",
  'hangs.test.mjs': "it('loops', () => { for (;;); });",
  'broken.test.mjs': 'it(',
  'leaves.test.mjs': `import { spawn } from 'node:child_process'; import { writeFileSync } from 'node:fs';
    it('leaves a process', () => {
      const { pid } = spawn('sleep', ['300'], { stdio: 'ignore' });
      writeFileSync(new URL('./left', import.meta.url), String(pid));
    });`,
  'waits.test.mjs': `import { spawn } from 'node:child_process'; import { once } from 'node:events';
    import { writeFileSync } from 'node:fs';
    it('waits', async () => {
      const ended = once(spawn('sleep', ['300']), 'close');
      writeFileSync(new URL('./begun', import.meta.url), '');
      await ended;
    }).timeout(60_000);
    after(() => console.log('tidied up'));`,
};

describe('a pool of workers', function () {
  this.timeout(120_000);
  let files: SomeFiles;
  before(async () => {
    files = await someFiles({
      ...texts,
      'fails.test.mjs': texts['fails.test.mjs'].replace("'chai'", `'${import.meta.resolve('chai')}'`),
    });
  });
  after(() => files[Symbol.asyncDispose]());

  const runAll = async (
    names: readonly string[],
    more: Partial<Parameters<typeof runPool>[1]> = {},
    ready: Job['ready'] = Promise.resolve({}),
  ) => {
    const results = new Map<string, FileResult>();
    const jobs = names.map((name) => ({ file: files.at(`${name}.test.mjs`), only: null, ready }));
    const name = (file: string): string => file.replace(/^.*\/(.*)\.test\.mjs$/, '$1');
    const onEnd = (result: FileResult): void => void results.set(name(result.file), result);
    const { signal } = new AbortController();
    await runPool(jobs, { width: 2, fresh: false, limitMs: 60_000, signal, onStart: () => undefined, onEnd, ...more });
    return results;
  };
  const failures = (result: FileResult | undefined) =>
    result?.failed.map(({ title, error }) => `${title}: ${error}`).join('\n');

  it('runs every file, counts its tests, and keeps what it printed', async () => {
    const results = await runAll(['good', 'too', 'fails']);
    expect([results.get('good')?.passed, results.get('good')?.skipped.length]).to.deep.equal([1, 1]);
    expect(results.get('too')).to.deep.include({ passed: 1, output: 'a figure\n' });
    expect(failures(results.get('fails'))).to.match(
      /^adds up: expected .*\n[\s\S]*- *"a": 1[\s\S]*\+ *"a": 2[\s\S]*fails\.test\.mjs:1/,
    );
  });

  it('counts a file that crashes as failed, by the test that it was in, and runs the rest', async () => {
    const results = await runAll(['crashes', 'exits', 'broken', 'good', 'too'], { width: 1 });
    expect(results.get('crashes')?.passed).to.equal(1);
    expect(failures(results.get('crashes'))).to.match(/crashes: its process ended: SIGSEGV/);
    expect(failures(results.get('exits'))).to.match(/exits: its process ended: exit code 0/);
    expect(results.get('exits')?.output).to.equal('last words\n');
    expect(failures(results.get('broken'))).to.match(/broken\.test\.mjs is loaded: .*Unexpected/);
    expect([results.get('good')?.passed, results.get('too')?.passed]).to.deep.equal([1, 1]);
  });

  it('ends a file that hangs when its time is up, and says in which test', async () => {
    const results = await runAll(['hangs', 'good'], { width: 1, limitMs: 3000 });
    expect(failures(results.get('hangs'))).to.match(/loops: no end after 3 s/);
    expect(results.get('good')?.passed).to.equal(1);
  });

  it('leaves no process of a worker behind', async () => {
    await runAll(['leaves'], { fresh: true });
    const pid = Number(await readFile(files.at('left'), 'utf8'));
    const gone = async (): Promise<boolean> =>
      /gone|\) Z/.test(await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => 'gone'));
    while (!(await gone())) await setTimeout(20);
  });

  it('fails what needs something that cannot be had, and says why', async () => {
    const results = await runAll(['good'], {}, Promise.reject(new Error('no engine answers')));
    expect(failures(results.get('good'))).to.equal('what it needs is there: no engine answers');
  });

  it('begins nothing more when it is interrupted, and lets what runs tidy up', async () => {
    const interrupted = new AbortController();
    const running = runAll(['waits', 'good'], { width: 1, signal: interrupted.signal });
    while (!existsSync(files.at('begun'))) await setTimeout(20);
    interrupted.abort();
    const results = await running;
    expect([...results.keys()]).to.deep.equal(['waits']);
    expect(results.get('waits')?.output).to.contain('tidied up');
  });

  it('does not wait for what is still being set up once it is interrupted', async () => {
    const signal = AbortSignal.timeout(50);
    expect([...(await runAll(['good'], { signal }, new Promise(() => undefined))).keys()]).to.deep.equal([]);
  });
});
