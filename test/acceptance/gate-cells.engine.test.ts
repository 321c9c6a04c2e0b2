/** Two nights with the objective that no cell gets worse: the first is accepted, and the second finds what the Compose file lost in between. */
import { expect } from 'chai';
import type { Exploration } from '../../harness/model/exploration.ts';
import { parseGateJson } from '../../harness/report/gate/json.ts';
import { type Folder, folderWith } from './cli.ts';
import { compose, frozen, scenario, stack } from './tiny.ts';

// As process 1 it would not end when it is asked to.
const ending = compose.replace('    ports:', '    init: true\n    ports:');
const restarting = ending.replace('    ports:', '    restart: always\n    ports:');
const config = `
import { defineConfig } from 'resilience';
export default defineConfig({
  ...{ repeats: 1, rows: 'crash', objectives: { 'no cell gets worse': 'error' } },
  ...{ control: 'controls/passes.ts', mustFail: 'controls/fails.ts' },
});
`;
const accepted = 'reports/baselines/explorations/tiny/compose.yaml.json';

describe('a night that explores', () => {
  let folder: Folder;
  before(async () => {
    folder = await folderWith({
      ...stack(restarting),
      'scenarios/a.ts': scenario({ up: '..' }),
      // Shorter than those that are made from a scenario.
      'controls/passes.ts': scenario({ up: '..' }),
      'controls/fails.ts': scenario({ up: '..', experiments: frozen('1s', 'expect(page).isUnaffected()') }),
      'resilience.config.ts': config,
    });
  });
  after(() => folder.remove());

  const night = (run: string) => folder.run(['gate', '--night', '2026-11-30', '--run-id', run, '--no-confirm']);
  const resultOf = (run: string) => parseGateJson(folder.read(`reports/gate/2026-11-30-${run}/gate.json`));

  it('accepts the first, and is red with the name of the cell once nobody restarts the service', async () => {
    const first = await night('1');
    expect(first.stderr).to.match(/explore +tiny, only rows with crash in their names/);
    expect(first.exitCode, first.stdout + first.stderr).to.equal(0);
    expect(first.stdout).to.match(/\+ tiny, explored +accepted as the first: \d+ rows?/);
    const kept = folder.read(accepted);
    expect((JSON.parse(kept) as Exploration).rows.map(({ row }) => row.key)).to.include('web crash');

    await folder.write('tiny/compose.yaml', ending);
    const second = await night('2');
    expect(second.exitCode, second.stdout + second.stderr).to.equal(1);
    expect(second.stdout).to.match(/FAIL +tiny: \d+ cells? got worse: web crash × web: .* → DOWN/);
    const [exploration] = resultOf('2').explorations;
    expect(exploration).to.include({ red: true, state: 'regressed', counts: false });
    expect(exploration!.facts).to.include({ accepted: '2026-11-30-1', kept: accepted });
    expect(folder.read(accepted)).to.equal(kept);
    expect(resultOf('2').facts.leftovers).to.deep.equal([]);
  }).timeout(280_000);
});
