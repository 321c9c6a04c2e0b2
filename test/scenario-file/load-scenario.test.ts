/** Scenario files whose code does more than describe: each is reported by name, and none of it happens in the command's own process. */
import process from 'node:process';
import { expect } from 'chai';
import { loadScenarioFiles } from '../../harness/scenario-file/load-scenario.ts';
import { type Folder, folderWith } from '../acceptance/cli.ts';
import { scenario, stack } from '../acceptance/tiny.ts';

interface Case {
  readonly what: string;
  readonly text: string;
  readonly code: string;
  readonly at: string;
  readonly says: RegExp;
}

const more = (lines: string): string => `${scenario().trimStart()}${lines}`;
const last = scenario().trimStart().split('\n').length;

const cases: readonly Case[] = [
  {
    what: 'ends the process with 0',
    text: 'const a = 1;\nprocess.exit(0);\n',
    code: 'R112',
    at: 'bad.ts:2',
    says: /process\.exit\(0\)/,
  },
  {
    what: 'ends the process and catches what comes of it',
    text: more('try { process.exit(3); } catch {}\n'),
    code: 'R112',
    at: `bad.ts:${last}`,
    says: /process\.exit\(3\)/,
  },
  {
    what: 'kills the process',
    text: "process.kill(process.pid, 'SIGKILL');\nawait new Promise((r) => setTimeout(r, 3000));\n",
    code: 'R112',
    at: 'bad.ts',
    says: /SIGKILL/,
  },
  { what: 'aborts', text: 'process.abort();\n', code: 'R112', at: 'bad.ts', says: /SIGABRT/ },
  {
    what: 'waits for what never comes',
    text: more('await new Promise(() => {});\n'),
    code: 'R113',
    at: `bad.ts:${last}`,
    says: /waits for something that never comes/,
  },
  { what: 'loops for ever', text: more('for (;;) {}\n'), code: 'R113', at: 'bad.ts', says: /not loaded within 4 s/ },
  {
    what: 'leaves a timer running',
    text: more('setInterval(() => {}, 1000);\n'),
    code: 'R113',
    at: 'bad.ts',
    says: /keeps something going.*Timeout/,
  },
  {
    what: 'leaves a server running',
    text: more("import { createServer } from 'node:net';\ncreateServer().listen(0);\n"),
    code: 'R113',
    at: 'bad.ts',
    says: /keeps something going.*TCPServerWrap/,
  },
  {
    what: 'leaves a promise behind that is rejected',
    text: more("Promise.reject(new Error('nobody waits'));\n"),
    code: 'R105',
    at: `bad.ts:${last}`,
    says: /nobody waits/,
  },
  {
    what: 'throws later, from a timer',
    text: more("setTimeout(() => {\n  throw new Error('too late');\n}, 20);\n"),
    code: 'R105',
    at: `bad.ts:${last + 1}`,
    says: /too late/,
  },
  {
    what: 'throws an object that is no error',
    text: more('throw Object.create(null);\n'),
    code: 'R105',
    at: 'bad.ts',
    says: /throws \[Object: null prototype\]/,
  },
  {
    what: 'fills the heap',
    text: more('const all: number[][] = [];\nfor (;;) all.push(new Array(1e5).fill(all.length));\n'),
    code: 'R114',
    at: 'bad.ts',
    says: /more memory/,
  },
  {
    what: 'fills the memory outside of the heap',
    text: more('const all: Buffer[] = [];\nfor (;;) all.push(Buffer.alloc(1e7, 1));\n'),
    code: 'R114',
    at: 'bad.ts',
    says: /more memory/,
  },
  {
    what: 'blocks its thread in a program that does not end',
    text: more("import { execSync } from 'node:child_process';\nexecSync('sleep 20');\n"),
    code: 'R113',
    at: 'bad.ts',
    says: /not loaded within 4 s/,
  },
];

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

  for (const { what, text, code, at, says } of cases) {
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
});
