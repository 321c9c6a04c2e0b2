/** Writes what is known of a comparison, and tells it. */
import { readFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import type { ComposeFile } from '../comparison/recommend.ts';
import type { Comparison } from '../model/comparison.ts';
import type { Failure } from '../model/failure.ts';
import type { Stack } from '../model/stack.ts';
import { renderComparisonHtml } from '../report/comparison/html.ts';
import { renderComparisonJson } from '../report/comparison/json.ts';
import { renderComparisonMarkdown } from '../report/comparison/markdown.ts';
import { renderComparisonTerminal } from '../report/comparison/terminal.ts';
import type { RunDirectory } from '../store/run-directory.ts';
import { shown } from './find-scenarios.ts';
import { asFailureError } from './harness-failure.ts';
import { appendJobSummary } from './job-summary.ts';
import type { Output } from './output.ts';

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

const kept = 'compose.before.yaml';

/** The user's first Compose file, kept beside the results so that the patch can be made again; null: it cannot be read. */
export async function userComposeFile(stack: Stack, directory: RunDirectory): Promise<ComposeFile | null> {
  const path = resolve(stack.folder, stack.compose[0] ?? 'compose.yaml');
  const text = await readFile(path, 'utf8').catch(() => null);
  if (text === null) return null;
  await directory.save(kept, text);
  return { name: shown(path), text };
}

/** The same of a stored comparison. */
export async function keptComposeFile(folder: string, stack: Stack): Promise<ComposeFile | null> {
  const text = await readFile(join(folder, kept), 'utf8').catch(() => null);
  return text === null ? null : { name: shown(resolve(stack.folder, stack.compose[0] ?? 'compose.yaml')), text };
}

export const composeFolder = (stack: Stack): string =>
  dirname(resolve(stack.folder, stack.compose[0] ?? 'compose.yaml'));
