/** What of a command comes from the configuration, what from its words, and how both are shown. */
import process from 'node:process';
import { expect } from 'chai';
import { Command } from 'commander';
import type { Output } from '../../harness/app/output-port.ts';
import { addCompareOptions } from '../../harness/cli/compare-options.ts';
import { compareFrom, predictFrom, reportsFrom } from '../../harness/cli/config-defaults.ts';
import { addConfigOptions, type ConfigOptions } from '../../harness/cli/config-options.ts';
import { withConfig } from '../../harness/cli/with-config.ts';
import type { LoadedConfig } from '../../harness/scenario-file/loaded-config.ts';
import { type Folder, folderWith } from '../acceptance/cli.ts';

const config = `
import { defineConfig } from 'resilience';
export default defineConfig({
  scenarios: 'chaos/*.ts', reports: 'out', repeats: 4, budget: '90m', jobs: 2,
  objectives: { 'TTR p95 < 15s': 'error', 'TTD < 9s': 'warn' },
  suites: { nightly: {}, quick: { tags: ['quick'], objectives: { 'no cell gets worse': 'warn' } } },
  quarantine: { 'shop: a crash': { reason: 'flaky', issue: 'https://issues/1', until: '2020-01-31' } },
  notify: { webhook: { url: 'https://chat/secret', headers: { Authorization: 'Bearer secret' } } },
});
`;

describe('a command under the configuration', () => {
  const here = process.cwd();
  let folder: Folder;
  const said: string[] = [];
  const output: Output = {
    ...{ err: () => undefined, status: () => undefined, colour: false, live: false, width: 100 },
    out: (text) => void said.push(text),
  };
  beforeEach(async () => {
    said.length = 0;
    folder = await folderWith({ 'resilience.config.ts': config });
    process.chdir(folder.path);
  });
  afterEach(async () => {
    process.chdir(here);
    await folder.remove();
  });

  /** What the command would be done with; null: it only printed. */
  const asked = async (
    words: readonly string[],
    defaults: (given: LoadedConfig) => object = compareFrom,
  ): Promise<{ readonly names: readonly string[]; readonly options: Readonly<Record<string, unknown>> } | null> => {
    const command = addConfigOptions(addCompareOptions(new Command('compare').exitOverride()))
      .argument('[scenario...]')
      .option('--reports <folder>', 'where', 'reports');
    command.parse(words, { from: 'user' });
    const done: Awaited<ReturnType<typeof asked>>[] = [];
    const code = await withConfig<ConfigOptions>({
      ...{ command, output, defaults },
      work: async (names, options) => {
        done.push({ names, options: { ...options } });
        return 3;
      },
    });
    expect(code).to.equal(done.length === 0 ? 0 : 3);
    return done[0] ?? null;
  };

  it('has its scenarios, reports, repeats, jobs and its one objective from there, and no budget: that is of a night', async () => {
    const { names, options } = (await asked([]))!;
    expect(names).to.deep.equal(['chaos/*.ts']);
    expect(options).to.include({ reports: 'out', repeats: 4, jobs: 2, objective: 'TTR p95 < 15s', design: 'full' });
    expect(options.budget).to.equal(undefined);
  });

  it('has what was typed, be it the very default', async () => {
    const { names, options } = (await asked(['a.ts', '--repeats', '10', '--jobs', 'auto', '--reports', 'reports']))!;
    expect(names).to.deep.equal(['a.ts']);
    expect(options).to.include({ reports: 'reports', repeats: 10, jobs: 'auto', objective: 'TTR p95 < 15s' });
  });

  it('has its own defaults where the file says nothing, or speaks of something else by the same name', async () => {
    await folder.write('other.ts', "import { defineConfig } from 'resilience';\nexport default defineConfig({});\n");
    expect((await asked(['--config', 'other.ts']))!.options).to.include({
      repeats: 10,
      jobs: 'auto',
      reports: 'reports',
    });
    const { options } = (await asked(['--repeats', '77'], predictFrom))!;
    expect(options).to.include({ repeats: 77, reports: 'out', objective: 'TTR p95 < 15s' });
    expect((await asked([], predictFrom))!.options.repeats, 'simulated repeats').to.equal(10);
  });

  it('takes none of several objectives that must be met', async () => {
    const two = config.replace("'warn' }", "'error' }");
    await folder.write('resilience.config.ts', two);
    expect((await asked([]))!.options.objective).to.equal(undefined);
  });

  it('prints where each value comes from, and no secret, and does nothing', async () => {
    expect(await asked(['--print-config', '--repeats', '3'])).to.equal(null);
    const printed = JSON.parse(said.join('\n'));
    expect(said.join('\n')).not.to.include('secret');
    expect(printed.file).to.equal('resilience.config.ts');
    expect(printed.configuration.suites.quick).to.deep.equal({
      ...{
        scenarios: ['chaos/*.ts'],
        tags: ['quick'],
        objectives: { 'no cell gets worse': 'warn' },
        repeats: 4,
        budget: '5400s',
        jobs: 2,
        retries: 2,
        rows: [],
      },
    });
    expect(printed.compare).to.deep.equal({ reports: 'out', repeats: 3, jobs: 2, objective: 'TTR p95 < 15s' });
    expect(printed.from).to.include({
      'suites.quick.repeats': 'resilience.config.ts, for all suites',
      'suites.quick.retries': 'default',
      'compare.repeats': 'the command line',
      'compare.jobs': 'resilience.config.ts',
    });
    expect(printed.notes).to.deep.equal([
      'the quarantine of shop: a crash ended with 2020-01-31 (https://issues/1); what it fails counts again',
    ]);
    await asked(['--print-config', '--config', 'resilience.config.ts'], reportsFrom);
    expect(JSON.parse(said.at(-1)!).compare).to.deep.equal({ reports: 'out' });
  });
});
