/** Nights that cannot begin: the reason is said, and the history stays as it is. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { expect } from 'chai';
import { openHistory } from '../../harness/store/history.ts';
import { nightLine } from '../store/nights.ts';
import { type Folder, folderWith, nowhere, type Result } from './cli.ts';
import { scenario, stack } from './tiny.ts';

const line = `${JSON.stringify(nightLine(1, { scenario: 'a' }))}\n`;
const newer = line.replace('resilience.history/1', 'resilience.history/2');

describe('a night that cannot begin', () => {
  const opened: Folder[] = [];
  const open = async (files: Readonly<Record<string, string>> = {}): Promise<Folder> => {
    const folder = await folderWith({ ...stack(), 'scenarios/a.ts': scenario({ up: '..' }), ...files });
    opened.push(folder);
    return folder;
  };
  after(() => Promise.all(opened.map((one) => one.remove())));

  const gate = (folder: Folder, ...words: readonly string[]): Promise<Result> =>
    folder.run(['gate', '--history', 'nights', ...words], nowhere);

  /** The lines of each scenario's history, by file. */
  const linesIn = (folder: Folder): Readonly<Record<string, string>> =>
    Object.fromEntries(
      readdirSync(join(folder.path, 'nights'))
        .filter((name) => name.endsWith('.ndjson'))
        .map((name) => [name, readFileSync(join(folder.path, 'nights', name), 'utf8')]),
    );

  it('because there is no engine ends with 4 and R401, and no night is written', async () => {
    const folder = await open({ 'nights/a.ndjson': line });
    const { exitCode, stderr } = await gate(folder);
    expect(exitCode, stderr).to.equal(4);
    expect(stderr).to.match(/R401/);
    expect(linesIn(folder)).to.deep.equal({ 'a.ndjson': line });
    expect(await folder.files('reports/gate')).to.deep.equal([]);
  });

  it('because a line of its history is damaged ends with 4, its file and its line, and changes nothing', async () => {
    const damaged = `${line}${line.slice(0, 40)}\n${line}`;
    const folder = await open({ 'nights/a.ndjson': damaged });
    const { exitCode, stderr } = await gate(folder);
    expect(exitCode, stderr).to.equal(4);
    expect(stderr)
      .to.match(/R421/)
      .and.match(/nights\/a\.ndjson:2/);
    expect(linesIn(folder)).to.deep.equal({ 'a.ndjson': damaged });
  });

  it('because a newer version wrote its history ends with 4, and changes nothing', async () => {
    const folder = await open({ 'nights/a.ndjson': line + newer });
    const { exitCode, stderr } = await gate(folder);
    expect(exitCode, stderr).to.equal(4);
    expect(stderr)
      .to.match(/R422/)
      .and.match(/nights\/a\.ndjson:2/)
      .and.match(/resilience\.history\/2/);
    expect(linesIn(folder)).to.deep.equal({ 'a.ndjson': line + newer });
  });

  it('because another one writes to the history ends with 4 and the number of its process', async () => {
    const folder = await open({ 'nights/a.ndjson': line });
    const held = await openHistory(join(folder.path, 'nights'));
    const { exitCode, stderr } = await gate(folder);
    held.append([nightLine(2, { scenario: 'a' })]);
    held.release();
    expect(exitCode, stderr).to.equal(4);
    expect(stderr)
      .to.match(/R423/)
      .and.match(new RegExp(`process ${process.pid}\\b`));
    expect(linesIn(folder)['a.ndjson']?.split('\n')).to.have.length(3);
  });

  it('because a file is in the way of its history ends with 2 and R107', async () => {
    const folder = await open({ nights: 'not a folder' });
    const { exitCode, stderr } = await gate(folder);
    expect(exitCode, stderr).to.equal(2);
    expect(stderr).to.match(/R107/);
    expect(folder.read('nights')).to.equal('not a folder');
  });

  it('because a file is in the way of its reports ends with 2 and R107', async () => {
    const folder = await open({ reports: 'not a folder', 'nights/a.ndjson': line });
    const { exitCode, stderr } = await gate(folder);
    expect(exitCode, stderr).to.equal(2);
    expect(stderr).to.match(/R107/);
    expect(linesIn(folder)).to.deep.equal({ 'a.ndjson': line });
  });

  it('because its suite has no scenario, or there is no such suite, says which there are', async () => {
    const folder = await open({
      'resilience.config.ts': `
import { defineConfig } from 'resilience';
export default defineConfig({ suites: { nightly: { scenarios: ['none/*.ts'] }, weekly: { scenarios: ['scenarios'] } } });
`,
    });
    const none = await gate(folder);
    expect(none.exitCode, none.stderr).to.equal(2);
    expect(none.stderr)
      .to.match(/R106/)
      .and.match(/none\/\*\.ts/);
    const unknown = await gate(folder, '--suite', 'monthly');
    expect(unknown.exitCode, unknown.stderr).to.equal(2);
    expect(unknown.stderr)
      .to.match(/R107/)
      .and.match(/suites are nightly, weekly/);
    expect(await folder.files('nights')).to.deep.equal([]);
  });

  it('because it is asked for what there is not ends with 2, and says what is meant', async () => {
    const folder = await open();
    for (const [words, says] of [
      [['--shard', '3/2'], /2\/3/],
      [['--night', '2026-02-30'], /2026-11-30/],
      [['--run-id', 'a/b'], /letters/],
    ] as const) {
      const { exitCode, stderr } = await gate(folder, ...words);
      expect(exitCode, words.join(' ')).to.equal(2);
      expect(stderr, words.join(' ')).to.match(says);
    }
    expect(await folder.files('nights')).to.deep.equal([]);
  });
});
