/** The tutorial, walked: its files are written, its commands are typed in order, and what it shows comes, in the packed package on a real engine. */
import { mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import process from 'node:process';
import { expect } from 'chai';
import { execa } from 'execa';
import { pack } from '../package/packed.ts';
import { readSteps, type Step } from './tutorial-steps.ts';

/** No registry answers here: the base image stands in for the official one, and the tarball for the published package. */
const asHere = (text: string, tarball: string): string =>
  text
    // biome-ignore lint/suspicious/noTemplateCurlyInString: Compose puts the name in.
    .replace('node:24-slim', '${RESILIENCE_NODE_IMAGE:-node:24-slim}')
    .replace('--save-dev resilience', `--save-dev --prefer-offline ${tarball}`);

/** Nothing of the npm that runs these tests. */
const env = {
  ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(npm_|NODE_|INIT_CWD$)/i.test(name))),
  PATH: [dirname(process.execPath), process.env.PATH].join(delimiter),
};

describe('the tutorial', () => {
  const steps = readSteps();
  let folder: string;
  let tarball: string;
  /** What each command said, in order. */
  const said: { readonly exitCode: number | undefined; readonly all: string }[] = [];

  /** All of them, in order: none makes sense without those before it. */
  before(async function () {
    this.timeout(300_000);
    tarball = await pack();
    folder = join(await realpath(await mkdtemp(join(tmpdir(), 'tutorial-'))), 'notes');
    await mkdir(folder);
    // The project that a reader has, or begins with.
    await writeFile(join(folder, 'package.json'), JSON.stringify({ name: 'notes', type: 'module' }));
    for (const step of steps) said.push(await take(step));
  });
  after(async () => {
    await rm(dirname(folder), { recursive: true, force: true });
    await rm(dirname(tarball), { recursive: true, force: true });
  });

  async function take(step: Step): Promise<(typeof said)[number]> {
    if (step.is === 'file') {
      await mkdir(dirname(join(folder, step.name)), { recursive: true });
      await writeFile(join(folder, step.name), asHere(step.text, tarball));
      return { exitCode: 0, all: '' };
    }
    const options = { cwd: folder, env, extendEnv: false, reject: false, all: true, stdin: 'ignore' } as const;
    const { exitCode, all } = await execa('sh', ['-ec', asHere(step.command, tarball)], options);
    return { exitCode, all };
  }

  for (const [index, step] of steps.entries()) {
    if (step.is === 'file') continue;
    it(`${step.command.replaceAll('\n', '; ')}`, () => {
      const { exitCode, all } = said[index]!;
      expect(exitCode, all).to.equal(0);
      for (const line of step.shows) expect(all).to.match(line);
    });
  }
});
