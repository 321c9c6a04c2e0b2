/** The commands that need no engine, and what is said where an engine is needed and there is none. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { rowsOf } from '../running/repeats.ts';
import { type Environment, type Folder, folderWith, nowhere } from './cli.ts';
import { frozen, scenario, stack } from './tiny.ts';

describe('the command line without an engine', () => {
  let folder: Folder;
  /** A user of this machine for whom no private engine was set up, and whose other sockets lie in an empty home. */
  let homeless: Environment;

  before(async () => {
    folder = await folderWith({
      ...stack(),
      'scenarios/a.ts': scenario({ up: '..' }),
      'scenarios/b.ts': scenario({
        up: '..',
        experiments: frozen() + frozen('2s', 'expect(page).fails()', '1s', 'more'),
      }),
    });
    const home = join(folder.path, 'home');
    homeless = {
      DOCKER_HOST: undefined,
      DOCKER_CONTEXT: undefined,
      DOCKER_CONFIG: join(home, '.docker'),
      HOME: home,
      RESILIENCE_HOME: join(home, 'resilience'),
      XDG_CACHE_HOME: join(home, '.cache'),
      XDG_RUNTIME_DIR: join(home, 'run'),
    };
  });
  after(() => folder.remove());

  it('helps with 0, on stdout, and names every command', async () => {
    const { exitCode, stdout, stderr } = await folder.run(['--help']);
    expect(exitCode).to.equal(0);
    expect(stderr).to.equal('');
    for (const name of ['run', 'plan', 'list', 'analyze', 'report', 'doctor', 'engine', 'recover']) {
      expect(stdout).to.match(new RegExp(`^ {2}${name}\\b`, 'm'));
    }
    expect((await folder.run(['run', '--help'])).exitCode).to.equal(0);
  });

  it('prints its version', async () => {
    const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
    expect(await folder.run(['--version'])).to.deep.include({ exitCode: 0, stdout: `${version}\n` });
  });

  const refused = [
    ['an unknown command', ['rum'], /unknown command 'rum'/],
    ['an unknown option', ['run', 'a.ts', '--jsno'], /unknown option '--jsno'\n {2}fix Did you mean --json\?/],
    ['a missing argument', ['compare'], /missing required argument 'scenario'/],
    ['an argument too many', ['report', 'a', 'b'], /too many arguments/],
    ['a seed that cannot stand in a name', ['run', 'a.ts', '--seed', '../a'], /A seed is up to 32 letters/],
  ] as const;
  for (const [what, words, says] of rowsOf('refused words', refused, 2)) {
    it(`refuses ${what} with R107 and exit 2`, async () => {
      const { exitCode, stdout, stderr } = await folder.run(words);
      expect(exitCode).to.equal(2);
      expect(stdout).to.equal('');
      expect(stderr)
        .to.match(/^error R107: /)
        .and.match(says)
        .and.match(/\n {2}fix /);
    });
  }

  it('shows its help to who names no command, with exit 2', async () => {
    const { exitCode, stdout, stderr } = await folder.run([]);
    expect(exitCode).to.equal(2);
    expect(stdout).to.equal('');
    expect(stderr).to.match(/Usage: resilience/);
  });

  it('lists the scenarios of the folder, for people and as one JSON document', async () => {
    const { exitCode, stdout } = await folder.run(['list'], nowhere);
    expect(exitCode).to.equal(0);
    expect(stdout).to.match(
      /scenarios\/a\.ts\n {2}a small page \(stack tiny\)\n {2}· a pause: web paused\nscenarios\/b\.ts/,
    );
    const listed = JSON.parse((await folder.run(['list', 'scenarios/b.ts', '--json'], nowhere)).stdout);
    expect(listed).to.have.length(1);
    expect(listed[0].experiments.map((one: { name: string }) => one.name)).to.deep.equal(['a pause', 'more']);
  });

  it('plans: targets, times and bounds, and touches nothing', async () => {
    const { exitCode, stdout, stderr } = await folder.run(['plan', 'scenarios'], nowhere);
    expect(exitCode, stderr).to.equal(0);
    expect(stderr).to.equal('');
    expect(stdout)
      .to.match(/a pause/)
      .and.match(/web/)
      .and.match(/1 s/)
      .and.match(/2\.5 s/);
    expect(await folder.files('reports')).to.deep.equal([]);
  });

  it('plans as one JSON document, the same for the same seed', async () => {
    const words = ['plan', 'scenarios/a.ts', '--json', '--seed', 'abcd'];
    const [one, two] = await Promise.all([folder.run(words, nowhere), folder.run(words, nowhere)]);
    expect(one.stdout).to.equal(two.stdout);
    expect(JSON.parse(one.stdout)).to.deep.include({ schema: 'resilience.plan/1', scenario: 'a', seed: 'abcd' });
  });

  it('says R401 and exit 4 where the engine that is named does not answer', async () => {
    const commands = [['run', 'scenarios/a.ts'], ['run', 'scenarios/a.ts', '--provision'], ['recover']];
    for (const words of rowsOf('commands that need an engine', commands, 3)) {
      const { exitCode, stdout, stderr } = await folder.run(words, nowhere);
      expect(exitCode, stderr).to.equal(4);
      expect(stdout).to.equal('');
      expect(stderr)
        .to.match(/^error R401: .*\/nonexistent\/docker\.sock/)
        .and.match(/\n {2}fix .*DOCKER_HOST/);
    }
    expect(await folder.files('reports')).to.deep.equal([]);
  });

  it('names `resilience engine up` where no engine answers at all', async function () {
    const { exitCode, stderr } = await folder.run(['run', 'scenarios/a.ts'], homeless);
    // A machine with an engine at a well-known place of its own has one for everybody.
    if (!/R401/.test(stderr)) return this.skip();
    expect(exitCode).to.equal(4);
    expect(stderr).to.match(/\n {2}fix .*resilience engine up/);
  });

  it('tells a mistake in the plan first, where both it and the engine are wanting', async () => {
    await folder.write('bad.ts', scenario({ experiments: frozen('0s') }));
    const { exitCode, stderr } = await folder.run(['run', 'bad.ts'], nowhere);
    expect(exitCode, stderr).to.equal(2);
    expect(stderr).to.match(/error R205/);
  });

  it('refuses a folder that holds no run, or a broken one, with R410', async () => {
    await folder.write('broken/plan.json', '{ "schema": "resil');
    await folder.write('newer/plan.json', '{ "schema": "resilience.plan/9" }');
    for (const name of rowsOf('folders without a run', ['nothing', 'scenarios', 'broken', 'newer'], 4)) {
      for (const command of ['analyze', 'report']) {
        const { exitCode, stdout, stderr } = await folder.run([command, name]);
        expect(exitCode, stderr).to.equal(2);
        expect(stdout).to.equal('');
        expect(stderr)
          .to.match(/^error R410: /)
          .and.match(new RegExp(`\n {2}at {2}${name}\n`))
          .and.match(/\n {2}fix /);
      }
    }
  });
});
