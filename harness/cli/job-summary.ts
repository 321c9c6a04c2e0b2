/** The summary that a CI system shows beside a job, where it names a file for it. */
import { appendFile } from 'node:fs/promises';
import type { Output } from '../app/output-port.ts';
import { messageOf } from '../model/message-of.ts';

/** `file`: as the CI system names it. What reports to the outside never costs the result: what cannot be written is said, and no more. */
export async function appendJobSummary(
  markdown: string,
  output: Pick<Output, 'err'>,
  file: string | undefined,
): Promise<void> {
  if (!file) return;
  try {
    await appendFile(file, markdown);
  } catch (error) {
    output.err(`the job summary could not be written: ${messageOf(error)}`);
  }
}
