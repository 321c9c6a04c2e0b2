/** What Compose says when it fails, put into the catalogue's words with the place where it names one. */
import { relative } from 'node:path';
import { type Failure, type FailureCode, failure } from '../../../model/failure.ts';
import type { Stack } from '../../../model/stack.ts';
import { codeOf, fixOf } from '../ask.ts';

/** R201 with Compose's own message. Where it gives a line without a file, the file is meant that it was given alone. */
export function configFailure(stack: Stack, output: string): Failure {
  const message = output.trim().split('\n').at(-1) ?? '';
  const file = /([^\s'"]+\.ya?ml)\b/.exec(message)?.[1];
  const line = /\bline (\d+)/.exec(message)?.[1];
  const place =
    file === undefined ? (stack.compose.length === 1 ? stack.compose[0] : null) : relative(stack.folder, file);
  const at = place === null || place === undefined ? stack.folder : line === undefined ? place : `${place}:${line}`;
  return failure(
    'R201',
    message === '' ? 'Compose refuses the file and does not say why.' : `Compose says: ${message}`,
    {
      at,
      fix: 'Try `docker compose config` in the folder of the stack.',
    },
  );
}

const tailLines = 12;

/** The end of what Compose wrote: where it says what went wrong. */
export const tailOf = (output: string): string =>
  output
    .split('\n')
    .filter((line) => line.trim() !== '')
    .slice(-tailLines)
    .join('\n');

/** R404, R405 or `otherwise`, with the tail of Compose's output. */
export function upFailure(output: string, otherwise: FailureCode, what: string): Failure {
  const code = codeOf(output, otherwise);
  return failure(code, `${what}\n${tailOf(output)}`, fixOf(code));
}
