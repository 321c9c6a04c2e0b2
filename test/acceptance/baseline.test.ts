/** `resilience baseline` from outside: what is normal, and a person's word for a new level; neither needs an engine. */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { expect } from 'chai';
import type { HistoryLine } from '../../harness/model/history.ts';
import { openHistory } from '../../harness/store/history.ts';
import { readHistory } from '../../harness/store/read-history.ts';
import { acceptedLine, nightLine } from '../store/nights.ts';
import { type Folder, folderWith, nowhere } from './cli.ts';

/** No settings of git but those of the folder. */
const alone = { ...nowhere, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_SYSTEM: '/dev/null' };

describe('resilience baseline', () => {
  let folder: Folder;
  let history: string;
  beforeEach(async () => {
    folder = await folderWith({});
    history = join(folder.path, 'reports', 'baselines');
  });
  afterEach(() => folder.remove());

  async function append(...lines: readonly HistoryLine[]): Promise<void> {
    const open = await openHistory(history);
    open.append(lines);
    open.release();
  }

  const run = (...words: string[]) => folder.run(['baseline', ...words], alone);
  const nights = [1, 2, 3].map((day) => nightLine(day));

  it('shows the history of the configuration, or of the folder that is named, as text or JSON', async () => {
    await append(...nights, nightLine(3, { scenario: 'queue' }));
    const text = await run('show');
    expect(text).to.include({ exitCode: 0, stderr: '' });
    expect(text.stdout).to.match(
      /^queue\n[\s\S]*\n\nshop\n {2}2026-11-01 ✔✔✔ 2026-11-03\n {2}3 nights, the last one steady\n/,
    );
    expect(text.stdout).to.not.contain('\u001b');
    const one = await run('show', 'scenarios/shop.ts', '--history', 'reports/baselines', '--json');
    const told = JSON.parse(one.stdout);
    expect(told).to.include({ schema: 'resilience.baseline/1', history: 'reports/baselines' });
    expect(told.scenarios.map((each: { scenario: string }) => each.scenario)).to.deep.equal(['shop']);
    await folder.write(
      'elsewhere/resilience.config.ts',
      `import { defineConfig } from 'resilience';
export default defineConfig({ history: '../reports/baselines' });
`,
    );
    const configured = await run('show', 'shop', '--config', 'elsewhere/resilience.config.ts');
    expect(configured.stdout).to.match(/^shop\n/);
  });

  it('shows that there is no night yet, and makes no folder for it', async () => {
    const { exitCode, stdout } = await run('show');
    expect(exitCode).to.equal(0);
    expect(stdout).to.match(/no night yet/);
    expect(await folder.files('reports')).to.deep.equal([]);
  });

  it('accepts the last night for a reason, and writes down who', async () => {
    execFileSync('git', ['init', '--quiet'], { cwd: folder.path });
    execFileSync('git', ['config', 'user.name', 'Grace'], { cwd: folder.path });
    await append(...nights, nightLine(1, { scenario: 'queue' }));
    const { exitCode, stdout } = await run('accept', 'shop', 'queue', '--reason', ' retries are worth it ');
    expect(exitCode).to.equal(0);
    expect(stdout).to.match(/^shop: a new level begins with the night of 2026-11-03, by Grace\nqueue: .* 2026-11-01/);
    const after = await readHistory(history);
    const line = after.get('shop')!.at(-1)!;
    expect(line).to.deep.equal(acceptedLine(3, { reason: 'retries are worth it', by: 'Grace', wall: line.wall }));
    expect(Math.abs(line.wall - Date.now())).to.be.below(60_000);
    expect(after.get('shop')!.slice(0, 3)).to.deep.equal(nights);
    expect(after.get('queue')!.at(-1)).to.include({ type: 'accepted', night: '2026-11-01' });
    expect((await run('show', 'shop')).stdout).to.match(/level since 2026-11-03 .*: accepted by Grace, "retries are/);
  });

  it('accepts the night that is named, the last run of it, and nobody is known where git knows nobody', async () => {
    await append(...nights, nightLine(2, { run: 'again', wall: nightLine(2).wall + 1 }));
    expect((await run('accept', 'shop', '--reason', 'x', '--night', '2026-11-02')).exitCode).to.equal(0);
    const line = (await readHistory(history)).get('shop')!.at(-1);
    expect(line).to.include({ type: 'accepted', night: '2026-11-02', run: 'again', by: null });
  });

  it('is refused as a whole, with what is wrong with each and what can be done, and nothing is written', async () => {
    const inconclusive = nightLine(4, { state: 'inconclusive', counts: false });
    await append(
      ...nights,
      inconclusive,
      nightLine(1, { scenario: 'queue', values: [] }),
      nightLine(1, { scenario: 'ok' }),
    );
    const before = await folder.files('reports');
    for (const [words, said] of [
      [['accept', 'shop'], /R107: required option '--reason <text>'/],
      [['accept', 'shop', '--reason', ' '], /R107: a baseline is accepted for a reason/],
      [['accept', '--reason', 'x'], /R107: missing required argument 'scenario'/],
      [['accept', 'shop', '--reason', 'x', '--night', 'monday'], /R107: .*It is a date such as 2026-11-30/],
      [['accept', 'ok', 'sop', '--reason', 'x'], /R106: 'sop' has no night in .*\n.*a history are ok, queue, shop/],
      [
        ['accept', 'ok', 'shop', 'queue', '--reason', 'x'],
        /'shop' cannot be accepted: it was inconclusive\n.*--night 2026-11-03/,
      ],
      [
        ['accept', 'ok', 'shop', 'queue', '--reason', 'x'],
        /'queue' cannot be accepted: nothing was measured in it\n.*another night/,
      ],
      [['accept', 'shop', '--reason', 'x', '--night', '2026-01-01'], /R107: 'shop' has no night of 2026-01-01/],
      [['show', 'sop'], /R106: 'sop' has no night/],
    ] as const) {
      const { exitCode, stderr, stdout } = await run(...words);
      expect(stderr, words.join(' ')).to.match(said);
      expect([exitCode, stdout], words.join(' ')).to.deep.equal([2, '']);
    }
    expect(await folder.files('reports')).to.deep.equal(before);
    for (const lines of (await readHistory(history)).values())
      for (const { type } of lines) expect(type).to.equal('night');
  });

  it('ends with 4 where the history cannot be read, is of a newer version or in use, and leaves it as it is', async () => {
    await append(...nights);
    const { release } = await openHistory(history);
    const held = await run('accept', 'shop', '--reason', 'x');
    release();
    expect(held.exitCode).to.equal(4);
    expect(held.stderr).to.match(new RegExp(`R423: process ${process.pid} on .* has been writing to it since`));
    for (const [line, code] of [
      ['{"schema":"resilience.history/2"}\n', 'R422'],
      ['{"schema":"resil', 'R421'],
    ] as const) {
      const text = nights.map((one) => `${JSON.stringify(one)}\n`).join('') + line;
      await folder.write('reports/baselines/shop.ndjson', text);
      for (const words of [['show'], ['accept', 'shop', '--reason', 'x']]) {
        const { exitCode, stderr } = await run(...words);
        expect(exitCode).to.equal(4);
        expect(stderr).to.match(new RegExp(`${code}: [\\s\\S]*reports/baselines/shop\\.ndjson:4`));
      }
      expect(folder.read('reports/baselines/shop.ndjson')).to.equal(text);
    }
  });
});
