/** The files of a comparison's report. */
import type { Comparison } from '../model/comparison.ts';
import { renderComparisonHtml } from '../report/comparison/html.ts';
import { renderComparisonJson } from '../report/comparison/json.ts';
import { renderComparisonMarkdown } from '../report/comparison/markdown.ts';
import type { RunDirectory } from '../store/run-directory.ts';

/** Beside its plan and its runs. Throws R405 when the disk is full. */
export async function writeComparison(comparison: Comparison, directory: RunDirectory): Promise<void> {
  await directory.save('comparison.json', renderComparisonJson(comparison));
  await directory.save('compare.html', renderComparisonHtml(comparison));
  await directory.save('compare.md', renderComparisonMarkdown(comparison));
  const patch = comparison.recommendation?.patch;
  if (patch != null) await directory.save('recommendation.patch', patch);
}
