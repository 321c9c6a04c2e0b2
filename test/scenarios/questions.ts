/** `npm run questions`: asks a real engine every question, one after the other, and writes what it answered to scenarios/README.md. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
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

async function main(): Promise<void> {
  const entries = questions();
  const words = [
    'harness/cli/main.ts',
    'run',
    ...entries.map(({ file }) => `scenarios/${file}`),
    '--provision',
    '--json',
  ];
  const began = performance.now();
  const result = await execa(process.execPath, words, { cwd: root, reject: false, stdin: 'ignore', stderr: 'inherit' });
  const analyses: readonly Analysis[] = JSON.parse(result.stdout);
  const measured = new Map(analyses.map((one) => [one.scenario, one]));
  writeFileSync(join(folder, 'README.md'), indexPage(entries, measured, findingsText));
  const passed = analyses.filter((one) => one.verdict === 'pass').length;
  const took = ((performance.now() - began) / 60_000).toFixed(1);
  process.stdout.write(`${passed} of ${entries.length} scenarios pass, in ${took} min; see scenarios/README.md\n`);
  process.exitCode = result.exitCode ?? 4;
}

if (import.meta.main) await main();
