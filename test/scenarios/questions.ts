/** `npm run questions`: asks a real engine every question, one after the other, and writes what it answered to scenarios/README.md; `npm run questions 15 24` asks some of them again. */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import process from 'node:process';
import { execa } from 'execa';
import type { Analysis } from '../../harness/model/analysis.ts';
import { findingsText } from './findings-text.ts';
import { type Entry, indexPage, readEntry } from './index-page.ts';

const root = join(import.meta.dirname, '../..');
const folder = join(root, 'scenarios');

/** Every scenario that answers a question, in the order of the questions. */
export function questions(): readonly Entry[] {
  const files = readdirSync(join(folder, 'questions')).filter((file) => file.endsWith('.ts'));
  const all = ['numbers-web.ts', ...files.map((file) => `questions/${file}`)];
  return all
    .map((file) => readEntry(file, readFileSync(join(folder, file), 'utf8')))
    .sort((a, b) => a.number - b.number || (a.file < b.file ? -1 : 1));
}

/** The newest result of each scenario below `reports`. */
function newestResults(entries: readonly Entry[], reports: string): ReadonlyMap<string, Analysis> {
  const found = entries.flatMap(({ file }): [string, Analysis][] => {
    const name = basename(file, '.ts');
    const runs = existsSync(join(reports, name)) ? readdirSync(join(reports, name)).sort() : [];
    const path = runs.map((run) => join(reports, name, run, 'result.json')).findLast((one) => existsSync(one));
    return path === undefined ? [] : [[name, JSON.parse(readFileSync(path, 'utf8'))]];
  });
  return new Map(found);
}

/** `numbers`: the questions to ask; none: all. The page then holds the newest answer to each. */
async function main(numbers: readonly number[]): Promise<void> {
  const entries = questions();
  const asked = entries.filter(({ number }) => numbers.length === 0 || numbers.includes(number));
  const words = ['harness/cli/main.ts', 'run', ...asked.map(({ file }) => `scenarios/${file}`), '--provision'];
  const began = performance.now();
  const { exitCode } = await execa(process.execPath, words, {
    cwd: root,
    reject: false,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  const took = ((performance.now() - began) / 60_000).toFixed(1);
  writeFileSync(
    join(folder, 'README.md'),
    indexPage(entries, newestResults(entries, join(root, 'reports')), findingsText),
  );
  process.stdout.write(`${asked.length} scenarios in ${took} min; see scenarios/README.md\n`);
  process.exitCode = exitCode ?? 4;
}

if (import.meta.main) await main(process.argv.slice(2).map(Number));
