/** Nights that are met by something while they go on: the reason is said, nothing is left, and the history stays as it is. */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';
import { expect } from 'chai';
import { execa } from 'execa';
import { nightLine } from '../store/nights.ts';
import { type Folder, folderWith } from './cli.ts';
import { leftOf, until } from './engine.ts';
import { scenario, stack } from './tiny.ts';

const line = `${JSON.stringify(nightLine(1, { scenario: 'a' }))}\n`;
const words = ['gate', '--repeats', '1', '--history', 'nights', '--night', '2026-11-30', '--run-id', '7'];
const control = 'reports/gate/2026-11-30-7/control/runs/b01-tonight';

describe('a night', () => {
  let folder: Folder;
  beforeEach(async () => {
    folder = await folderWith({ ...stack(), 'scenarios/a.ts': scenario({ up: '..' }), 'nights/a.ndjson': line });
  });
  afterEach(() => folder.remove());

  /** The run of the control as soon as its stack is watched. */
  const runOfControl = async (): Promise<string> => {
    await until(async () => {
      const files = await folder.files(control);
      return files.includes('timeline.ndjson') && folder.read(`${control}/timeline.ndjson`).includes('"calibrated"');
    });
    return (JSON.parse(folder.read(`${control}/timeline.ndjson`).split('\n')[0]!) as { readonly run: string }).run;
  };

  it('is planned without a trace; goes on when another one wants its history; and is forgotten when Ctrl-C ends it', async () => {
    const dry = await folder.run([...words, '--dry-run']);
    expect(dry.exitCode, dry.stderr).to.equal(0);
    expect(dry.stdout)
      .to.match(/night 2 · suite nightly · 1 scenario × 1/)
      .and.match(/must-fail/);
    expect(await folder.files('nights')).to.deep.equal(['a.ndjson']);
    expect(await folder.files('reports')).to.deep.equal([]);

    const started = folder.start(words);
    const run = await runOfControl();
    const second = await folder.run([...words, '--run-id', '8']);
    expect(second.exitCode, second.stderr).to.equal(4);
    expect(second.stderr)
      .to.match(/R423/)
      .and.match(new RegExp(`process ${started.pid}\\b`));

    await started.says(/must-fail {2}1 run/);
    started.kill('SIGINT');
    const { exitCode, stdout, stderr } = await started.done;
    expect(exitCode, stdout + stderr).to.equal(130);
    expect(stdout).to.match(/interrupted/);
    expect(await leftOf(run)).to.deep.equal([]);
    expect(folder.read('nights/a.ndjson')).to.equal(line);
    expect(await folder.files('nights')).to.deep.equal(['.gitattributes', '.gitignore', 'a.ndjson']);
    expect(JSON.parse(folder.read('reports/gate/2026-11-30-7/night.json'))).to.deep.include({
      ending: 'interrupted',
      leftovers: [],
    });
  }).timeout(120_000);

  it('whose disk is full ends with 4 and R405, takes its stack down and is not remembered', async function () {
    if (process.getuid?.() !== 0) return this.skip();
    const reports = join(folder.path, 'reports');
    await mkdir(reports);
    await execa('mount', ['-t', 'tmpfs', '-o', 'size=96k', 'tmpfs', reports]);
    try {
      const started = folder.start(words);
      const run = await runOfControl();
      const { exitCode, stdout, stderr } = await started.done;
      expect(exitCode, stdout + stderr).to.equal(4);
      expect(stdout + stderr).to.match(/R405/);
      expect(await leftOf(run)).to.deep.equal([]);
      expect(folder.read('nights/a.ndjson')).to.equal(line);
    } finally {
      await execa('umount', [reports]);
    }
  }).timeout(120_000);
});
