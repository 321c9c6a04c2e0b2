/** What is started when a process is gone: with what it held, and not otherwise. */
import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import { execa } from 'execa';
import { gone } from './gone.ts';

const source = fileURLToPath(new URL('../../harness/subprocess/when-gone.ts', import.meta.url));

/** Its program writes the words it was given, one a line, after who it is and what Node would preload. */
const holder = (folder: string, body: string): string => `
import { whenGone } from ${JSON.stringify(source)};
const last = whenGone(() => ['/bin/sh', '-c', 'printf "%s\\\\n" "$$" "\${NODE_OPTIONS-no options}" "$@" > ${folder}/words.new; mv ${folder}/words.new ${folder}/words', 'sh']);
${body}
process.stdout.write(\`\${(await last.mark()).pid}\\n\`);
`;

describe('a program for when we are gone', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'resilience-gone-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  /** Starts a process that holds; resolves with it and with who waits for its end. */
  const start = async (body: string, options: { readonly env?: Record<string, string> } = {}) => {
    const file = join(folder, 'holder.ts');
    await writeFile(file, holder(folder, body));
    const running = execa(process.execPath, [file], { reject: false, stdin: 'ignore', cwd: folder, ...options });
    const waiting = new Promise<number>((resolve) => running.stdout.once('data', (text) => resolve(Number(text))));
    return {
      running,
      waiting: await Promise.race([waiting, running.then(({ stderr }) => Promise.reject(new Error(stderr)))]),
    };
  };
  const words = async (): Promise<readonly string[]> => {
    const file = join(folder, 'words');
    for (const end = performance.now() + 10_000; !existsSync(file); ) {
      if (performance.now() > end) throw new Error('nothing was started within 10 s');
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    return readFileSync(file, 'utf8').trim().split('\n');
  };
  const stays = 'setInterval(() => {}, 1000);';

  it('is started by a SIGKILL with every word that is held, as they are written, by the process that waited', async () => {
    const odd = ['{"a":"b c\\n$HOME `x` * \'q\' é"}', '-n *'];
    const { running, waiting } = await start(`${stays}
for (const word of ${JSON.stringify([odd[0], 'gone', odd[1]])}) {
  const release = await last.hold(word);
  if (word === 'gone') release();
}`);
    running.kill('SIGKILL');
    expect(await words()).to.deep.equal([String(waiting), 'no options', ...odd]);
  });

  it('is not started where nothing is held any more, and nobody waits on', async () => {
    const { running, waiting } = await start(`${stays} (await last.hold('one'))();`);
    running.kill('SIGKILL');
    await gone(waiting);
    expect(existsSync(join(folder, 'words'))).to.equal(false);
  });

  it('keeps its process from ending as little as it is kept by signals to the group and to itself', async () => {
    const { running, waiting } = await start("await last.hold('one');");
    for (const signal of ['SIGHUP', 'SIGINT', 'SIGTERM'] as const) process.kill(waiting, signal);
    expect((await running).exitCode).to.equal(0);
    expect(await words()).to.deep.equal([String(waiting), 'no options', 'one']);
  });

  it('has another wait for it where somebody ended the one that did', async () => {
    const { running, waiting } = await start(`${stays}
await last.hold('one');
const { pid } = await last.mark();
process.kill(pid, 'SIGKILL');
while ((await last.mark()).pid === pid) await new Promise((resolve) => setTimeout(resolve, 10));
await last.hold('two');`);
    running.kill('SIGKILL');
    expect(await words()).to.deep.equal([String(waiting), 'no options', 'one', 'two']);
  });

  it('is started without what is preloaded into its process', async () => {
    await writeFile(join(folder, 'preloaded.mjs'), '');
    const { running } = await start(`${stays} await last.hold('one');`, {
      env: { NODE_OPTIONS: '--import ./preloaded.mjs' },
    });
    running.kill('SIGKILL');
    expect((await words())[1]).to.equal('no options');
  });
});
