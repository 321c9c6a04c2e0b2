/** A night on the real engine, as CI runs it: two machines measure a part each by the action's own script, a third puts them together. */
import { chmodSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import { execa } from 'execa';
import type { GateResult } from '../../harness/model/gate.ts';
import { parseGateJson } from '../../harness/report/gate/json.ts';
import { type Folder, folderWith } from './cli.ts';
import { scenario, stack } from './tiny.ts';

const repository = fileURLToPath(new URL('../..', import.meta.url));

describe('a night in two parts', function () {
  this.timeout(300_000);
  let folder: Folder;
  let parts: readonly { readonly exitCode: number; readonly all: string; readonly outputs: string }[];
  let merged: { readonly exitCode: number; readonly all: string; readonly outputs: string };
  let result: GateResult;

  /** `gate.sh` with the environment that the action gives it. */
  async function step(name: string, env: Readonly<Record<string, string>>) {
    const files = {
      GITHUB_OUTPUT: `${folder.path}/output-${name}`,
      GITHUB_STEP_SUMMARY: `${folder.path}/summary-${name}`,
    };
    const { exitCode, all } = await execa('sh', [join(repository, 'harness/ci/gate.sh')], {
      cwd: folder.path,
      env: {
        ...files,
        ...env,
        GITHUB_ACTIONS: 'true',
        GITHUB_RUN_ID: '77',
        CI: 'true',
        PATH: `${folder.path}/bin:${process.env.PATH}`,
      },
      all: true,
      reject: false,
      stdin: 'ignore',
    });
    return { exitCode: exitCode!, all, outputs: readFileSync(files.GITHUB_OUTPUT, 'utf8') };
  }

  before(async () => {
    folder = await folderWith({
      ...stack(),
      'scenarios/a.ts': scenario({ up: '..' }),
      'scenarios/b.ts': scenario({ up: '..' }),
      'resilience.config.ts': `import { defineConfig } from 'resilience';\nexport default defineConfig({ repeats: 1, retries: 1 });\n`,
      'bin/resilience': `#!/bin/sh\nexec ${process.execPath} ${join(repository, 'harness/cli/main.ts')} "$@"\n`,
    });
    chmodSync(`${folder.path}/bin/resilience`, 0o755);
    const night = { GATE_NIGHT: '2026-11-30' };
    parts = await Promise.all([1, 2].map((part) => step(`${part}`, { ...night, GATE_SHARD: `${part}/2` })));
    merged = await step('merge', { GATE_MERGE: 'reports/gate' });
    result = parseGateJson(folder.read('reports/gate/2026-11-30-77/gate.json'));
  });
  after(() => folder.remove());

  it('is measured by each machine, with the controls of each', () => {
    for (const [index, { exitCode, all, outputs }] of parts.entries()) {
      expect(exitCode, all).to.equal(0);
      expect(outputs)
        .to.match(/^verdict=measured$/m)
        .and.match(new RegExp(`^folder=.*-shard-${index + 1}$`, 'm'));
    }
    expect(result.facts.scenarios.map((one) => one.role).toSorted()).to.deep.equal([
      ...['control', 'control', 'must fail', 'must fail', 'scenario', 'scenario'],
    ]);
  });

  it('is judged once: green, as its controls show that it can be, and that it could have been red', () => {
    expect(merged.exitCode, merged.all).to.equal(0);
    expect(result).to.include({ verdict: 'pass', number: 1 });
    expect(result.scenarios.filter((one) => one.facts.role === 'scenario').map((one) => one.state)).to.deep.equal([
      ...['new', 'new'],
    ]);
    const mustFail = result.scenarios.filter((one) => one.facts.role === 'must fail');
    expect(mustFail.map((one) => one.facts.verdicts.fail)).to.deep.equal([1, 1]);
    expect(merged.outputs)
      .to.match(/^verdict=pass$/m)
      .and.match(/^summary=.*summary\.md$/m);
    expect(folder.read('summary-merge')).to.match(/nothing got worse/);
  });

  it('leaves a line for each scenario, every report, and a page from which each run can be opened', async () => {
    expect(await folder.files('reports/baselines')).to.include.members(['a.ndjson', 'b.ndjson']);
    const [line] = folder
      .read('reports/baselines/a.ndjson')
      .trim()
      .split('\n')
      .map((one) => JSON.parse(one));
    expect(await folder.files(`reports/${line.folder}`)).to.include('report.html');
    expect(folder.read('reports/trend/index.html')).to.include(`../${line.folder}/report.html`);
    expect(await folder.files('reports/gate/2026-11-30-77')).to.include.members([
      ...['README.md', 'badge.svg', 'ctrf.json', 'gate.json', 'gate.prom', 'junit.xml', 'night.json', 'summary.md'],
    ]);
  });

  it('leaves nothing behind on the engine', () => {
    expect(result.facts.leftovers).to.deep.equal([]);
  });
});
