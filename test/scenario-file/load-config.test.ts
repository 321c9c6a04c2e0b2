/** The configuration file: where it is found, what it makes of what it says, and how a bad one is refused. */

import { mkdir } from 'node:fs/promises';
import process from 'node:process';
import { expect } from 'chai';
import { FailureError } from '../../harness/model/failure.ts';
import { loadConfig } from '../../harness/scenario-file/load-config.ts';
import { type Folder, folderWith } from '../acceptance/cli.ts';

const saying = (description: string): string =>
  `import { defineConfig } from 'resilience';\nexport default defineConfig(${description});\n`;

describe('the configuration', () => {
  const here = process.cwd();
  let folder: Folder;
  beforeEach(async () => {
    folder = await folderWith({ 'package.json': '{ "type": "module" }' });
    process.chdir(folder.path);
  });
  afterEach(async () => {
    process.chdir(here);
    await folder.remove();
  });

  /** What is said of it, a line each: code, place, message. */
  const refusals = async (path?: string): Promise<readonly string[]> => {
    try {
      await loadConfig(path, {});
    } catch (error) {
      if (!(error instanceof FailureError)) throw error;
      return error.failures.map(({ code, at, message }) => `${code} ${at}: ${message}`);
    }
    return [];
  };

  it('is all default where there is no file', async () => {
    const { file, suites, reports, history, quarantine, webhook, control, mustFail, bisect, said, notes } =
      await loadConfig(undefined, {});
    expect({ file, quarantine, webhook, control, mustFail, bisect, said, notes }).to.deep.equal({
      ...{
        file: null,
        quarantine: [],
        webhook: null,
        control: null,
        mustFail: null,
        bisect: true,
        said: {},
        notes: [],
      },
    });
    expect({ suites, reports, history }).to.deep.equal({
      suites: {
        nightly: {
          ...{ scenarios: ['scenarios'], tags: [], objectives: [], noCellWorse: null },
          ...{ repeats: 8, budget: null, jobs: 1, retries: 2, rows: [] },
        },
      },
      ...{ reports: 'reports', history: 'reports/baselines' },
    });
  });

  it("gives a suite its own values, else those of the file's top, else the defaults, and tells which", async () => {
    await folder.write(
      'resilience.config.ts',
      saying(`{
        repeats: 5, objectives: { 'TTR p95 < 15s': 'error', ' TTD < 10s': 'warn', ' No cell  gets worse': 'error' },
        suites: { nightly: { budget: '40m', rows: ['db', 'crash'] }, quick: { tags: ['quick', 'quick'], repeats: 2, objectives: {}, jobs: 'auto' } },
      }`),
    );
    const { suites, said, origins } = await loadConfig(undefined, {});
    const objectives = [
      { text: 'TTR p95 < 15s', level: 'error' },
      { text: 'TTD < 10s', level: 'warn' },
    ];
    expect(suites).to.deep.equal({
      nightly: {
        ...{ scenarios: ['scenarios'], tags: [], objectives, noCellWorse: 'error', repeats: 5 },
        ...{ budget: 2_400_000, jobs: 1, retries: 2, rows: ['db', 'crash'] },
      },
      quick: {
        ...{ scenarios: ['scenarios'], tags: ['quick'], objectives: [], noCellWorse: null, repeats: 2 },
        ...{ budget: null, jobs: 'auto', retries: 2, rows: [] },
      },
    });
    expect(said).to.deep.equal({ repeats: 5, objectives, noCellWorse: 'error' });
    expect(origins).to.include({
      'suites.nightly.repeats': 'resilience.config.ts, for all suites',
      'suites.nightly.budget': 'resilience.config.ts',
      'suites.quick.repeats': 'resilience.config.ts',
      'suites.quick.retries': 'default',
      ...{ reports: 'default', webhook: 'default' },
    });
  });

  it('counts its paths from its own folder, wherever below it the command is given', async () => {
    await folder.write(
      'resilience.config.mts',
      saying("{ scenarios: ['chaos', 'more/*.ts'], reports: 'out', history: 'nights', control: 'chaos/calm.ts' }"),
    );
    await mkdir(`${folder.path}/services/api`, { recursive: true });
    process.chdir(`${folder.path}/services/api`);
    const { file, suites, reports, history, control } = await loadConfig(undefined, {});
    const at = (name: string): string => `${folder.path}/${name}`;
    expect({ file, reports, history, control }).to.deep.equal({
      file: at('resilience.config.mts'),
      reports: at('out'),
      history: at('nights'),
      control: at('chaos/calm.ts'),
    });
    expect(suites.nightly!.scenarios).to.deep.equal([at('chaos'), at('more/*.ts')]);
  });

  it('is not looked for above the repository: what lies there is not ours to run', async () => {
    await folder.write('resilience.config.ts', saying('{ repeats: 3 }'));
    await mkdir(`${folder.path}/shop/.git`, { recursive: true });
    await mkdir(`${folder.path}/shop/chaos`);
    process.chdir(`${folder.path}/shop/chaos`);
    expect((await loadConfig(undefined, {})).file).to.equal(null);
  });

  it('is the one that is named, wherever it lies and whatever it is called', async () => {
    await folder.write('resilience.config.ts', saying('{ repeats: 3 }'));
    await folder.write('ci/weekly.js', saying("{ repeats: 20, scenarios: '../chaos' }"));
    const { file, suites } = await loadConfig('ci/weekly.js', {});
    expect([file, suites.nightly!.repeats, suites.nightly!.scenarios]).to.deep.equal(['ci/weekly.js', 20, ['chaos']]);
  });

  it('takes a webhook from the environment, and has none where a variable is not set there', async () => {
    await folder.write(
      'resilience.config.ts',
      saying(
        "{ notify: { webhook: { url: { env: 'HOOK' }, headers: { Authorization: { env: 'TOKEN' }, 'X-A': 'a' } } } }",
      ),
    );
    const set = await loadConfig(undefined, { HOOK: 'https://chat/secret', TOKEN: 'Bearer x' });
    expect(set.webhook).to.deep.equal({
      url: 'https://chat/secret',
      headers: { Authorization: 'Bearer x', 'X-A': 'a' },
    });
    expect(set.origins.webhook).to.equal('the environment variable HOOK');
    const wrong = await loadConfig(undefined, { HOOK: 'secret', TOKEN: 'Bearer x' });
    expect([wrong.webhook, wrong.notes]).to.deep.equal([
      null,
      ['nobody is notified: the environment holds no http:// or https:// address'],
    ]);
    const unset = await loadConfig(undefined, { TOKEN: 'Bearer x' });
    expect([unset.webhook, unset.notes]).to.deep.equal([null, ['nobody is notified: HOOK is not set']]);
  });

  it('quarantines a scenario or one of its experiments, and says when that has ended', async () => {
    await folder.write(
      'resilience.config.ts',
      saying(`{ quarantine: {
        shop: { reason: 'flaky', issue: 'https://issues/1', until: '2999-01-01' },
        'shop: a crash of db: hard': { reason: 'slow', issue: 'https://issues/2', until: '2020-02-29' },
      } }`),
    );
    const { quarantine, notes } = await loadConfig(undefined, {});
    expect(quarantine.map(({ scenario, experiment, until }) => [scenario, experiment, until])).to.deep.equal([
      ['shop', null, '2999-01-01'],
      ['shop', 'a crash of db: hard', '2020-02-29'],
    ]);
    expect(notes).to.deep.equal([
      'the quarantine of shop: a crash of db: hard ended with 2020-02-29 (https://issues/2); what it fails counts again',
    ]);
  });

  for (const [what, text, said] of [
    [
      'exports none',
      'export const a = 1;\n',
      'R116 resilience.config.ts: resilience.config.ts exports no configuration by default',
    ],
    [
      'exports what only looks like one',
      "export default { type: 'configuration', description: {} };\n",
      'R116 resilience.config.ts: resilience.config.ts exports no configuration by default',
    ],
    [
      'says what is not known, with line and place',
      saying('{ suites: { nightly: { repeat: 3 } } }'),
      "R110 resilience.config.ts:2, defineConfig(…), suites.nightly.repeat: 'repeat' is not known",
    ],
    [
      'has an objective that cannot be read',
      saying("{ objectives: { 'TTR p95 > 15s': 'error' } }"),
      "R109 resilience.config.ts:2, defineConfig({ objectives: { 'TTR p95 > 15s' } }): 'TTR p95 > 15s' is not an objective",
    ],
    [
      'has an objective that is misspelt',
      saying("{ objectives: { 'no cell get worse': 'error' } }"),
      "R109 resilience.config.ts:2, defineConfig({ objectives: { 'no cell get worse' } }): 'no cell get worse' is not an objective",
    ],
    [
      'ends the process',
      'process.exit(0);\n',
      'R112 resilience.config.ts:1: the file ends the process as it loads: process.exit(0)',
    ],
    ['cannot be parsed', 'const a = ;\n', 'R103 resilience.config.ts:1: Expression expected'],
  ] as const) {
    it(`is refused where it ${what}`, async () => {
      await folder.write('resilience.config.ts', text);
      expect(await refusals()).to.deep.equal([said]);
    });
  }

  it('is refused where two lie beside each other, and where the one that is named is not there', async () => {
    await folder.write('resilience.config.ts', saying('{}'));
    await folder.write('resilience.config.js', saying('{}'));
    expect(await refusals()).to.deep.equal([
      `R117 ${folder.path}: resilience.config.ts and resilience.config.js lie beside each other`,
    ]);
    expect(await refusals('other.ts')).to.deep.equal(['R101 --config: there is no file other.ts']);
  });
});
