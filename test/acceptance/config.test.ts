/** The configuration from outside: chosen scenarios, a mistake in the file, and nothing that is started. */
import { expect } from 'chai';
import { type Folder, folderWith, nowhere } from './cli.ts';
import { scenario, stack } from './tiny.ts';

const tagged = (tags: string, title: string): string =>
  scenario({ up: '..' }).replace("title: 'a small page'", `title: '${title}', tags: ${tags}`);

describe('a project with a configuration', () => {
  let folder: Folder;
  before(async () => {
    folder = await folderWith({
      ...stack(),
      'chaos/first.ts': tagged("['quick', 'page']", 'the page is frozen'),
      'chaos/second.ts': tagged('[]', 'the page is frozen for long'),
      'resilience.config.mjs':
        "import { defineConfig } from 'resilience';\nexport default defineConfig({ scenarios: 'chaos' });\n",
    });
  });
  after(() => folder.remove());

  it('lists the scenarios of the configuration with their tags, and only those that are asked for', async () => {
    const all = await folder.run(['list'], nowhere);
    expect(all.stdout).to.include('  the page is frozen (stack tiny; tags quick, page)\n');
    expect(all.stdout).to.include('  the page is frozen for long (stack tiny)\n');
    const { stdout } = await folder.run(
      ['list', '--json', '--tag', 'page', '--tag', 'other', '--grep', 'FROZEN'],
      nowhere,
    );
    expect(JSON.parse(stdout).map((one: { file: string; tags: string[] }) => [one.file, one.tags])).to.deep.equal([
      ['chaos/first.ts', ['quick', 'page']],
    ]);
  });

  for (const command of ['run', 'plan', 'list']) {
    it(`${command}s nothing where no scenario has the tag, with R106 and the tags that there are`, async () => {
      const { exitCode, stderr } = await folder.run([command, '--tag', 'quik'], nowhere);
      expect(exitCode).to.equal(2);
      expect(stderr).to.include(
        'error R106: of 2 scenarios none matches the tag quik\n  fix tags here are page, quick;',
      );
    });
  }

  it('prints its configuration without an engine, and without a scenario that could be run', async () => {
    const { exitCode, stdout } = await folder.run(['run', '--print-config', '--reports', 'other'], nowhere);
    expect(exitCode).to.equal(0);
    const { file, run, from } = JSON.parse(stdout);
    expect([file, run, from['run.reports']]).to.deep.equal([
      'resilience.config.mjs',
      { reports: 'other' },
      'the command line',
    ]);
  });

  for (const [what, text, said] of [
    [
      'a misspelt key',
      'export default defineConfig({ repeat: 3 });',
      /R110: 'repeat' is not known\n {2}at {2}bad\.ts:2, .*\n {2}fix did you mean 'repeats'\?/,
    ],
    [
      'a day that no calendar has',
      "export default defineConfig({ quarantine: { a: { reason: 'a', issue: 'b', until: '2026-02-30' } } });",
      /R110: 'until' is "2026-02-30"/,
    ],
    [
      'an address that is none, without repeating it',
      "export default defineConfig({ notify: { webhook: { url: 'hooks.secret' } } });",
      /R110: 'url' is no address\n(?!.*secret)/,
    ],
    ['no configuration', 'export const nothing = 1;', /R116: bad\.ts exports no configuration by default/],
  ] as const) {
    it(`is refused before anything else for ${what}`, async () => {
      await folder.write('bad.ts', `import { defineConfig } from 'resilience';\n${text}\n`);
      const { exitCode, stderr } = await folder.run(['run', 'nowhere.ts', '--config', 'bad.ts'], nowhere);
      expect(exitCode).to.equal(2);
      expect(stderr).to.match(said);
      expect(stderr).not.to.include('R101');
    });
  }
});
