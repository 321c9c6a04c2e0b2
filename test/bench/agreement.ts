/** `npm run bench -- agreement [count]`: whether explorations of one stack say the same of each cell, by the word of who was hurt and by who healed it. */
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import type { Cell, Exploration } from '../../harness/model/exploration.ts';
import { ensureEngine } from '../../harness/provision/ensure.ts';
import { folderWith } from '../acceptance/cli.ts';

const stack = fileURLToPath(new URL('../explore/one-connection', import.meta.url));

/** All that can be broken of what is needed by others, and the way to it. */
const only = ['--only', 'store'];

/** So many at a time: each waits most of its time. */
const sideBySide = 2;

export async function benchAgreement(say: (line: string) => void): Promise<void> {
  await ensureEngine({ mayProvision: true, onProgress: () => undefined, env: process.env });
  const count = Number(process.argv.find((word) => /^\d+$/.test(word)) ?? 20);
  const waiting = Array.from({ length: count }, (_, index) => `agree${index + 1}`);
  const explorations: Exploration[] = [];
  const lane = async (): Promise<void> => {
    for (let seed = waiting.shift(); seed !== undefined; seed = waiting.shift()) {
      const one = await explore(seed);
      explorations.push(one);
      say(`${seed}: ${one.rows.length} rows in ${Math.round(one.took / 1000)} s, ${one.ending}`);
    }
  };
  await Promise.all(Array.from({ length: sideBySide }, lane));
  const cells = Map.groupBy(explorations.flatMap(told), ({ at }) => at);
  let agree = 0;
  let all = 0;
  for (const [at, said] of cells) {
    const words = [...Map.groupBy(said, ({ word }) => word)].toSorted((a, b) => b[1].length - a[1].length);
    agree += words[0]![1].length;
    all += said.length;
    if (words.length > 1) say(`  ${at}: ${words.map(([word, times]) => `${word} (${times.length})`).join(', ')}`);
  }
  const share = (100 * agree) / all;
  say(
    `${count} explorations: ${agree} of ${all} answers agree, ${share.toFixed(1)} % of ${cells.size} cells, goal ≥ 98 %`,
  );
}

async function explore(seed: string): Promise<Exploration> {
  const folder = await folderWith({});
  const words = ['explore', stack, ...only, '--no-mend', '--seed', seed, '--json'];
  const { exitCode, stdout, stderr } = await folder.run(words);
  await folder.remove();
  if (!stdout.startsWith('{')) throw new Error(`exit code ${exitCode}: ${stderr}`);
  return JSON.parse(stdout) as Exploration;
}

/** What each cell says; of what could not be judged that too. */
const told = ({ rows }: Exploration): readonly { readonly at: string; readonly word: string }[] =>
  rows.flatMap(({ row, unknown, cells }) =>
    cells.map((cell) => ({ at: `${row.key} × ${cell.column}`, word: unknown === null ? wordOf(cell) : 'unknown' })),
  );

const wordOf = ({ felt, back }: Cell): string => `${felt}, ${back.by}${'of' in back ? ` of ${back.of}` : ''}`;
