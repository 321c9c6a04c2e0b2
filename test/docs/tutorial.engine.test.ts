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
  let folder: string;
  let tarball: string;

  before(async function () {
    this.timeout(120_000);
    tarball = await pack();
    const above = await realpath(await mkdtemp(join(tmpdir(), 'tutorial-')));
    folder = join(above, 'notes');
    await mkdir(folder);
  });
  after(async () => {
    await rm(dirname(folder), { recursive: true, force: true });
    await rm(dirname(tarball), { recursive: true, force: true });
  });

  async function take(step: Step): Promise<void> {
    if (step.is === 'file') {
      await mkdir(dirname(join(folder, step.name)), { recursive: true });
      await writeFile(join(folder, step.name), asHere(step.text, tarball));
      return;
    }
    const command = asHere(step.command, tarball);
    const { all, exitCode } = await execa('sh', ['-ec', command], {
      cwd: folder,
      env,
      extendEnv: false,
      reject: false,
      all: true,
      stdin: 'ignore',
    });
    expect(exitCode, `${command}\n${all}`).to.equal(0);
    for (const line of step.shows) expect(all, command).to.match(line);
  }

  for (const [index, step] of readSteps().entries()) {
    const what = step.is === 'file' ? `write ${step.name}` : step.command.replaceAll('\n', '; ');
    it(`${index + 1}. ${what}`, async function () {
      this.timeout(180_000);
      await take(step);
    });
  }
});
