/** The files of a run's report, and the one of several runs. */
import type { Analysis } from '../model/analysis.ts';
import { renderHtml } from '../report/html.ts';
import { renderJunit } from '../report/junit.ts';
import { renderMarkdown } from '../report/markdown.ts';
import { renderResult } from '../report/result.ts';
import { openRunDirectory, type RunDirectory } from '../store/run-directory.ts';

/** Beside `plan.json` and the timeline. Throws R405 when the disk is full. */
export async function writeReports(analysis: Analysis, directory: RunDirectory): Promise<void> {
  await directory.save('result.json', renderResult(analysis));
  await directory.save('report.html', renderHtml(analysis));
  await directory.save('report.md', renderMarkdown(analysis));
  await directory.save('junit.xml', renderJunit([analysis]));
}

/** In the folder above all runs; one run has it in its own. */
export async function writeSummary(analyses: readonly Analysis[], reports: string): Promise<void> {
  if (analyses.length > 1) await openRunDirectory(reports).save('junit.xml', renderJunit(analyses));
}
