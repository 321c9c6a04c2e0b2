/** What Compose says when it fails, put into the catalogue's words with the place where it names one. */
import { relative } from 'node:path';
import { type Failure, type FailureCode, failure } from '../../../model/failure.ts';
import type { Stack } from '../../../model/stack.ts';
import { codeOf, fixOf } from '../ask.ts';

/** Compose of a service with a container name and several containers (compose-go, `loader/validate.go`); older ones name no service. */
const namedTwice = /(?:services\.(?!scale:)(\S+): )?can't set container_name and \S+ as container name must be unique/;

/** R215 for what a scenario has scaled; null: the message is of something else. */
function scaleFailure({ compose, overrides }: Stack, message: string): Failure | null {
  const found = namedTwice.exec(message);
  const scaled = Object.keys(overrides).filter((name) => (overrides[name]?.scale ?? 1) > 1);
  if (found === null || scaled.length === 0) return null;
  const who = found[1] ?? scaled.join(' or ');
  return failure('R215', `${who} cannot have several containers: its Compose file gives it a container_name`, {
    at: compose.join(', '),
    fix: `leave container_name out in ${compose.join(', ')}`,
  });
}

/** R201 with Compose's own message. Where it gives a line without a file, the file is meant that it was given alone. */
export function configFailure(stack: Stack, output: string): Failure {
  const message = output.trim().split('\n').at(-1) ?? '';
  const scaled = scaleFailure(stack, message);
  if (scaled !== null) return scaled;
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

/** What Compose tells of its progress, one thing a line; what went wrong it says again after that, in a sentence. */
const progress = /^ *(Container|Network|Volume|Service|Image) \S+ {2}\S/;

/** The end of what Compose wrote: where it says what went wrong, each line once and without its progress unless there is nothing else. */
export function tailOf(output: string): string {
  const all = [...new Set(output.split('\n').filter((line) => line.trim() !== ''))];
  const telling = all.filter((line) => !progress.test(line));
  return (telling.length > 0 ? telling : all).slice(-tailLines).join('\n');
}

/** R404, R405 or `otherwise`, with the tail of Compose's output. */
export function upFailure(output: string, otherwise: FailureCode, what: string): Failure {
  const code = codeOf(output, otherwise);
  const tail = tailOf(output);
  const gap = what.endsWith(':') && !tail.includes('\n') ? ' ' : '\n';
  return failure(code, `${what}${gap}${tail}`, fixOf(code));
}
