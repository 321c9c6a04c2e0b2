/** Writes what is known of a run, and tells it. */
import { join } from 'node:path';
import type { Executed, RunOptions } from '../app/execution.ts';
import { asFailureError } from '../app/harness-failure.ts';
import type { Output } from '../app/output-port.ts';
import type { Analysis } from '../model/analysis.ts';
import type { Failure } from '../model/failure.ts';
import { renderHtml } from '../report/html.ts';
import { renderJunit } from '../report/junit.ts';
import { renderMarkdown } from '../report/markdown.ts';
import { renderResult } from '../report/result.ts';
import { renderSummary, renderSummaryMarkdown } from '../report/summary.ts';
import { renderTerminal } from '../report/terminal.ts';
import { shown } from '../scenario-file/find-scenarios.ts';
import type { RunDirectory } from '../store/run-directory.ts';
import { openRunDirectory } from '../store/run-directory.ts';
import { appendJobSummary } from './job-summary.ts';

/** The five files of a run's report. */
export async function writeReports(analysis: Analysis, directory: RunDirectory): Promise<void> {
  await directory.save('result.json', renderResult(analysis));
  await directory.save('report.html', renderHtml(analysis));
  await directory.save('report.md', renderMarkdown(analysis));
  await directory.save('junit.xml', renderJunit([analysis]));
}

/**
 * Writes the reports of one run and prints its summary, unless one JSON document is asked for at the end. Returns what
 * could not be written: that is no reason to keep the result from the reader.
 */
export async function reportOne(
  { analysis, directory }: Executed,
  options: RunOptions,
  output: Output,
): Promise<readonly Failure[]> {
  const failures = await unwritten(writeReports(analysis, directory));
  const written = failures.length === 0 ? directory.path : null;
  if (!options.json) output.out(describe(analysis, written, output));
  return failures;
}

/** The summary for a terminal; `folder` is where the report lies, null where it could not be written. */
export const describe = (analysis: Analysis, folder: string | null, output: Output): string =>
  renderTerminal(analysis, {
    colour: output.colour,
    width: output.width,
    reportPath: folder === null ? null : shown(join(folder, 'report.html')),
  });

/** What several runs say together: one summary, one `junit.xml`, one job summary where the CI system takes one. */
export async function reportAll(
  analyses: readonly Analysis[],
  options: RunOptions,
  output: Output,
): Promise<readonly Failure[]> {
  await appendJobSummary(renderSummaryMarkdown(analyses), output);
  if (options.json) output.out(JSON.stringify(analyses.length === 1 ? analyses[0] : analyses));
  if (analyses.length < 2) return [];
  if (!options.json) output.out(renderSummary(analyses, { colour: output.colour, width: output.width }));
  return unwritten(openRunDirectory(options.reports).save('junit.xml', renderJunit(analyses)));
}

async function unwritten(writing: Promise<void>): Promise<readonly Failure[]> {
  try {
    await writing;
    return [];
  } catch (error) {
    return asFailureError(error).failures;
  }
}
