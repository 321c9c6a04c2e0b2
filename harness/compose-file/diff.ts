/** What changes in the text of a file, as a unified diff. */
import { createTwoFilesPatch, FILE_HEADERS_ONLY } from 'diff';
import type { ComposeFile } from './compose-file.ts';

/** For `git apply` and `patch -p1`, from here, or for a file elsewhere from the root. */
export function unifiedDiff({ name, text }: ComposeFile, edited: string): string {
  const path = name.replace(/^\//, '');
  const options = { context: 3, headerOptions: FILE_HEADERS_ONLY };
  return createTwoFilesPatch(`a/${path}`, `b/${path}`, text, edited, undefined, undefined, options);
}
