/** Scenario files whose code does more than describe: each is reported by name, and none of it happens in the command's own process. */
import type { ChildProcess } from 'node:child_process';
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { existsSync } from 'node:fs';
import process from 'node:process';
import { expect } from 'chai';
import { loadScenarioFiles } from '../../harness/scenario-file/load-scenario.ts';
import { type Folder, folderWith } from '../acceptance/cli.ts';
import { scenario, stack } from '../acceptance/tiny.ts';
import { rowsOf } from '../running/repeats.ts';

/** What goes to stderr meanwhile. */
async function saidDuring(work: () => Promise<unknown>): Promise<string> {
  const { write } = process.stderr;
  let said = '';
  process.stderr.write = (text: string | Uint8Array): boolean => {
    said += String(text);
    return true;
  };
  try {
    await work();
  } finally {
    process.stderr.write = write;
  }
  return said;
}

const more = (lines: string): string => `${scenario().trimStart()}${lines}`;
const last = scenario().trimStart().split('\n').length;

/** What the file does: its text, the code, where it points to, and what it says. */
const cases: Readonly<Record<string, readonly [text: string, code: string, at: string, says: RegExp]>> = {
  'ends the process with 0': ['const a = 1;\nprocess.exit(0);\n', 'R112', 'bad.ts:2', /process\.exit\(0\)/],
  'ends the process and catches what comes of it': [
    more('try { process.exit(3); } catch {}\n'),
    'R112',
    `bad.ts:${last}`,
    /process\.exit\(3\)/,
  ],
  'kills the process': [
    "process.kill(process.pid, 'SIGKILL');\nawait new Promise((r) => setTimeout(r, 3000));\n",
    'R112',
    'bad.ts',
    /SIGKILL/,
  ],
  aborts: ['process.abort();\n', 'R112', 'bad.ts', /SIGABRT/],
  'waits for what never comes': [
    more('await new Promise(() => {});\n'),
    'R113',
    `bad.ts:${last}`,
    /waits for something that never comes/,
  ],
  'loops for ever': [more('for (;;) {}\n'), 'R113', 'bad.ts', /not loaded within 4 s/],
  'leaves a timer running': [
    more('setInterval(() => {}, 1000);\n'),
    'R113',
    'bad.ts',
    /keeps something going.*Timeout/,
  ],
  'leaves a server running': [
    more("import { createServer } from 'node:net';\ncreateServer().listen(0);\n"),
    'R113',
    'bad.ts',
    /keeps something going.*TCPServerWrap/,
  ],
  'leaves a promise behind that is rejected': [
    more("Promise.reject(new Error('nobody waits'));\n"),
    'R105',
    `bad.ts:${last}`,
    /nobody waits/,
  ],
  'throws later, from a timer': [
    more("setTimeout(() => {\n  throw new Error('too late');\n}, 20);\n"),
    'R105',
    `bad.ts:${last + 1}`,
    /too late/,
  ],
  'throws an object that is no error': [
    more('throw Object.create(null);\n'),
    'R105',
    'bad.ts',
    /throws \[Object: null prototype\]/,
  ],
  'fills the heap': [
    more('const all: number[][] = [];\nfor (;;) all.push(new Array(1e5).fill(all.length));\n'),
    'R114',
    'bad.ts',
    /more memory/,
  ],
  'fills the memory outside of the heap': [
    more('const all: Buffer[] = [];\nfor (;;) all.push(Buffer.alloc(1e7, 1));\n'),
    'R114',
    'bad.ts',
    /more memory/,
  ],
  'blocks its thread in a program that does not end': [
    more("import { execSync } from 'node:child_process';\nexecSync('sleep 20');\n"),
    'R113',
    'bad.ts',
    /not loaded within 4 s/,
  ],
};

describe('a scenario file that does more than describe', () => {
  const here = process.cwd();
  let folder: Folder;
  before(async () => {
    folder = await folderWith({ ...stack(), 'good.ts': scenario(), 'after.ts': scenario() });
    process.chdir(folder.path);
  });
  after(async () => {
    process.chdir(here);
    await folder.remove();
  });

  for (const [what, [text, code, at, says]] of rowsOf('scenario files that do more', Object.entries(cases), 5)) {
    it(`is refused with ${code} and its name where it ${what}`, async () => {
      await folder.write('bad.ts', text);
      const began = performance.now();
      const { loaded, problems } = await loadScenarioFiles([`${folder.path}/bad.ts`]);
      expect(loaded).to.deep.equal([]);
      expect(problems.map((one) => one.code)).to.deep.equal([code]);
      expect(problems[0]!.message).to.match(says);
      expect(problems[0]!.at).to.equal(at);
      expect(problems[0]!.fix).to.be.a('string');
      expect(performance.now() - began).to.be.below(10_000);
    });
  }

  it('does not keep the files beside it from being loaded', async () => {
    await folder.write('bad.ts', more('setTimeout(() => process.exit(0), 50).unref();\nprocess.exit(0);\n'));
    const paths = ['good.ts', 'bad.ts', 'after.ts'].map((name) => `${folder.path}/${name}`);
    const { loaded, problems } = await loadScenarioFiles(paths);
    expect(loaded.map((one) => one.file)).to.deep.equal(['good.ts', 'after.ts']);
    expect(problems.map((one) => `${one.code} ${one.at}`)).to.deep.equal([`R112 bad.ts:${last + 1}`]);
  });

  it('does not hold against the next one what it left behind', async () => {
    await folder.write('bad.ts', more("setTimeout(() => process.kill(process.pid, 'SIGKILL'), 1).unref();\n"));
    await folder.write('after.ts', more('await new Promise((r) => setTimeout(r, 300));\n'));
    const { loaded } = await loadScenarioFiles([`${folder.path}/bad.ts`, `${folder.path}/after.ts`]);
    expect(loaded.map((one) => one.file)).to.include('after.ts');
  });

  it('is loaded where what it began is over by itself', async () => {
    await folder.write('bad.ts', more("setTimeout(() => console.log('done'), 100);\n"));
    const { loaded, problems } = await loadScenarioFiles([`${folder.path}/bad.ts`]);
    expect(problems).to.deep.equal([]);
    expect(loaded.map((one) => one.scenario.title)).to.deep.equal(['a small page']);
  });

  it('has told what it printed where we hear nothing from its beginning to its answer', async () => {
    const answered = "process.getBuiltinModule('fs').writeFileSync('answered', '');";
    const text = `console.log('said by the file');\ntry { process.exit(0); } catch {}\n${answered}\n`;
    await folder.write('bad.ts', text);
    const busy = (told: { readonly type: string }): void => {
      const deadline = performance.now() + 10_000;
      while (told.type === 'begun' && !existsSync('answered') && performance.now() < deadline);
    };
    const hear = (started: unknown): void => void (started as { process: ChildProcess }).process.on('message', busy);
    subscribe('child_process', hear);
    const said = await saidDuring(() => loadScenarioFiles([`${folder.path}/bad.ts`]));
    unsubscribe('child_process', hear);
    expect(existsSync('answered')).to.equal(true);
    expect(said).to.equal('said by the file\n');
  });

  const much = 900_000;
  for (const [how, then] of [
    ['is loaded', ''],
    ['throws', "throw new Error('no');"],
    ['ends the process', 'process.exit(0);'],
    [
      'starts a program that keeps its pipes',
      "import { spawn } from 'node:child_process';\nspawn('sleep', ['5'], { stdio: 'inherit', detached: true }).unref();",
    ],
  ] as const) {
    it(`has all told that it printed where it is much and the file ${how}`, async () => {
      await folder.write('bad.ts', more(`console.log('x'.repeat(${much}));\n${then}\n`));
      const began = performance.now();
      const said = await saidDuring(() => loadScenarioFiles([`${folder.path}/bad.ts`]));
      expect(said.length).to.equal(much + 1);
      expect(performance.now() - began).to.be.below(4000);
    });
  }
});
