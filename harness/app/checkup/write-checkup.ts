/** The files of a checkup, beside its runs. */
import type { Checkup } from '../../model/checkup.ts';
import { renderCheckupHtml } from '../../report/checkup/html.ts';
import { renderCheckupJson } from '../../report/checkup/json.ts';
import { renderCheckupMarkdown } from '../../report/checkup/markdown.ts';
import type { RunDirectory } from '../../store/run-directory.ts';

/** Throws R405 when the disk is full. */
export async function writeCheckup(checkup: Checkup, directory: RunDirectory): Promise<void> {
  await directory.save('checkup.json', renderCheckupJson(checkup));
  await directory.save('checks.html', renderCheckupHtml(checkup));
  await directory.save('checks.md', renderCheckupMarkdown(checkup));
  if (checkup.patch !== null) await directory.save('compose.patch', checkup.patch);
}
