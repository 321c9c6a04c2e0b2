/** Writes what is known of a comparison, and tells it. */
import { join } from 'node:path';
import { asFailureError } from '../app/harness-failure.ts';
import type { Output } from '../app/output-port.ts';
import type { Comparison } from '../model/comparison.ts';
import type { Failure } from '../model/failure.ts';
import { renderComparisonHtml } from '../report/comparison/html.ts';
import { renderComparisonJson } from '../report/comparison/json.ts';
import { renderComparisonMarkdown } from '../report/comparison/markdown.ts';
import { renderComparisonTerminal } from '../report/comparison/terminal.ts';
import { shown } from '../scenario-file/find-scenarios.ts';
import type { RunDirectory } from '../store/run-directory.ts';
import { appendJobSummary } from './job-summary.ts';

/** The files of a comparison's report. */
export async function writeComparison(comparison: Comparison, directory: RunDirectory): Promise<void> {
  await directory.save('comparison.json', renderComparisonJson(comparison));
  await directory.save('compare.html', renderComparisonHtml(comparison));
  await directory.save('compare.md', renderComparisonMarkdown(comparison));
  const patch = comparison.recommendation?.patch;
  if (patch != null) await directory.save('recommendation.patch', patch);
}

/** Writes and prints; what could not be written is no reason to keep the answer from the reader. */
export async function reportComparison(
  comparison: Comparison,
  directory: RunDirectory,
  { json }: { readonly json: boolean },
  output: Output,
): Promise<readonly Failure[]> {
  let failures: readonly Failure[] = [];
  try {
    await writeComparison(comparison, directory);
  } catch (error) {
    failures = asFailureError(error).failures;
  }
  await appendJobSummary(renderComparisonMarkdown(comparison), output);
  const reportPath = failures.length === 0 ? shown(join(directory.path, 'compare.html')) : null;
  const { colour, width } = output;
  output.out(json ? JSON.stringify(comparison) : renderComparisonTerminal(comparison, { colour, width, reportPath }));
  return failures;
}
