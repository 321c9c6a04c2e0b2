/** The page that says, for each of a learner's questions, which scenario answers it, what is expected, and what was last measured. */

import type { Analysis, ExperimentAnalysis } from '../../harness/model/analysis.ts';
import { accountFor } from '../../harness/report/account.ts';
import { formatWall } from '../../harness/report/format.ts';
import { loadLine } from '../../harness/report/load-text.ts';

/** One scenario file as the page lists it. */
export interface Entry {
  /** From `scenarios/`: `questions/01-broken-and-called-healthy.ts`. */
  readonly file: string;
  readonly number: number;
  readonly title: string;
  readonly expected: string;
}

/** Reads a scenario's first line: `Question 4, the other way: … ? What is expected.` Throws for a file without one. */
export function readEntry(file: string, source: string): Entry {
  const [, comment = ''] = /^\/\*\* (.*?) \*\/$/m.exec(source) ?? [];
  const question = /^Question (\d+)(?:, ([^:?]*?))?[:.] (.*)$/.exec(comment);
  const title = /title: (?:'((?:[^'\\]|\\.)*)'|"([^"]*)")/.exec(source);
  if (question === null || title === null) throw new Error(`${file} does not begin with its question, or has no title`);
  const rest = question[3]!;
  const asked = rest.indexOf('? ');
  return {
    file,
    number: Number(question[1]),
    title: (title[1] ?? title[2]!).replaceAll("\\'", "'"),
    expected: asked < 0 ? rest : rest.slice(asked + 2),
  };
}

/** What a run measured, in a few words per experiment. */
export function measuredText(analysis: Analysis): string {
  const told = analysis.experiments.map((one) => {
    const many = analysis.experiments.length > 1 ? `*${one.name}*: ` : '';
    return `${many}${experimentText(one)}`;
  });
  return `${analysis.verdict}: ${told.join('; ')}`;
}

function experimentText(one: ExperimentAnalysis): string {
  const account = accountFor(one);
  if (account === null) return one.inconclusive?.message ?? 'nothing';
  const loads = one.loads.map(loadLine).filter((line) => line !== null);
  const seen = one.probes
    .filter((probe) => probe.kind !== 'http' && probe.impact.seen)
    .map((probe) => `${probe.probe} ${probe.impact.seen ? `after ${seconds(probe.impact.time.value)}` : ''}`);
  const parts = [`noticed ${account.noticed.figure}`, `healed ${account.healed.figure}`, ...seen, ...loads];
  return parts.join(', ');
}

const seconds = (length: number): string => `${Number((length / 1000).toFixed(1))} s`;

const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ');

/** The whole page. `measured` by scenario name; a scenario that was not measured says so. */
export function indexPage(entries: readonly Entry[], measured: ReadonlyMap<string, Analysis>, more: string): string {
  const rows = entries.map(({ file, number, title, expected }) => {
    const analysis = measured.get(file.replace(/^.*\//, '').replace(/\.ts$/, ''));
    const last = analysis === undefined ? 'not measured' : measuredText(analysis);
    return `| ${number} | [${cell(title)}](${file}) | ${cell(expected)} | ${cell(last)} |`;
  });
  const newest = Math.max(0, ...[...measured.values()].map((one) => one.wall));
  const engine = [...measured.values()][0]?.engine;
  const where = engine ? ` on engine ${engine.version}, ${engine.cpus} CPUs` : '';
  return [
    '# Scenarios',
    '',
    'Twenty-five questions that a learner of the book has, each with a scenario that asks a real engine. `npm run questions` runs all of',
    'them, one after the other, and writes this table anew. Long waits are shortened by settings; the chapter’s own stand in',
    '`chapter-settings/`, which takes longer: `npx resilience run scenarios/chapter-settings`.',
    '',
    `Last measured ${newest === 0 ? 'never' : formatWall(newest)}${where}. *noticed*: by the engine; *healed*: for users.`,
    '',
    '| | question | expected | last measured |',
    '| --- | --- | --- | --- |',
    ...rows,
    '',
    more.trim(),
    '',
  ].join('\n');
}
