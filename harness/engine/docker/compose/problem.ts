/** What Compose says when it fails, put into the catalogue's words with the place where it names one. */
import { relative, resolve } from 'node:path';
import { listText } from '../../../model/count-text.ts';
import { distinct } from '../../../model/distinct.ts';
import { type Failure, type FailureCode, failure } from '../../../model/failure.ts';
import type { Stack } from '../../../model/stack.ts';
import { codeOf, fixOf } from '../ask.ts';
import type { ComposeOutcome } from '../compose.ts';
import type { NestedAnchor } from './nested-anchors.ts';

/** Compose of a service with a container name and several containers (compose-go, `loader/validate.go`); older ones name no service. */
const namedTwice = /(?:services\.(?!scale:)(\S+): )?can't set container_name and \S+ as container name must be unique/;

/** R215 for what a scenario has scaled; null: the message is of something else. */
function scaleFailure({ compose, overrides }: Stack, message: string): Failure | null {
  const found = namedTwice.exec(message);
  const scaled = Object.keys(overrides).filter((name) => (overrides[name]?.scale ?? 1) > 1);
  if (found === null || scaled.length === 0) return null;
  const who = found[1] ?? listText(scaled, 'or');
  return failure('R215', `${who} cannot have several containers: its Compose file gives it a container_name`, {
    at: compose.join(', '),
    fix: `leave container_name out in ${compose.join(', ')}`,
  });
}

/** What Compose says beside its error: `time="…" level=warning msg="…"`. */
const aside = /^(time="[^"]*" level=|warning\b|WARN\[)/i;

/** All of its error, on one line: it may name the place first, and the chain of a cycle last. */
const messageOf = (output: string): string =>
  output
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !aside.test(line))
    .join(' ')
    .slice(-1000);

/**
 * R201 with Compose's own message. Where it gives a line without a file, `broken` is meant: the one of all files that is no YAML; else
 * the file that it was given alone.
 */
export function configFailure(stack: Stack, output: string, broken: string | null = null): Failure {
  const message = messageOf(output);
  const scaled = scaleFailure(stack, message);
  if (scaled !== null) return scaled;
  const said = message === '' ? 'Compose refuses the file and does not say why.' : `Compose says: ${message}`;
  return failure('R201', said, {
    at: placeOf(stack, message, broken),
    fix: /dependency cycle detected/.test(message)
      ? 'Leave out one `depends_on` of these: nobody can start first.'
      : tryIt(stack),
  });
}

function placeOf({ folder, compose }: Stack, message: string, broken: string | null): string {
  const named = /failed to read (\S+?): line|env file (\S+) not found|([^\s'"]+\.ya?ml)\b/.exec(message)?.slice(1);
  // A name in `.env` that cannot be one comes without a place.
  if (message.startsWith('setenv: ')) return '.env';
  const alone = compose.length === 1 ? resolve(folder, compose[0]!) : null;
  const file = named?.find((one) => one !== undefined) ?? broken ?? alone;
  if (file === null) return folder;
  const line = /\bline (\d+)/.exec(message)?.[1];
  const place = relative(folder, resolve(folder, file));
  return line === undefined ? place : `${place}:${line}`;
}

/** The very files: Compose alone would take those of its own choice. */
const tryIt = ({ folder, compose }: Stack): string =>
  `Try \`docker compose ${compose.map((file) => `-f ${file} `).join('')}config\` in ${folder}.`;

/** R201 for files that took more of the machine than any project does, or would. `reason`: what of it, after `Compose`. */
export const exhaustedFailure = (stack: Stack, reason: string, nested: NestedAnchor | null): Failure =>
  failure('R201', `Compose ${reason} to read it${nested === null ? '' : `: ${anchorText(nested)}`}.`, {
    at: nested !== null ? `${relative(stack.folder, nested.file)}:${nested.line}` : (stack.compose[0] ?? stack.folder),
    fix:
      nested === null
        ? 'Search for anchors that contain each other, for endless files, and for an `include` that does not answer.'
        : 'Write out what is meant, with fewer aliases inside of anchors.',
  });

const anchorText = ({ name, values }: NestedAnchor): string =>
  `the anchor \`${name}\` holds anchors that hold others, ${countOf(values)} values when written out`;

const countOf = (values: number): string =>
  values < 1e6
    ? `${Math.round(values / 1000)} thousand`
    : values < 1e9
      ? `${Math.round(values / 1e6)} million`
      : 'over a billion';

const tailLines = 12;

/** What Compose reports of its progress, one thing a line; what went wrong it says again after that, in a sentence. */
const progress = /^ *(Container|Network|Volume|Service|Image) \S+ {2}\S|^ +\S+ (Pulling|Error|Interrupted)\b/;

/** The end of what Compose wrote: where it says what went wrong, each line once and without its progress unless there is nothing else. */
export function tailOf(output: string): string {
  const all = distinct(output.split('\n').filter((line) => line.trim() !== ''));
  const telling = all.filter((line) => !progress.test(line));
  return (telling.length > 0 ? telling : all).slice(-tailLines).join('\n');
}

/** R404, R405, R415 or `otherwise`, with the tail of Compose's output, and what ended it where it did not end by itself. */
export function upFailure(
  { output, ended, reason }: Pick<ComposeOutcome, 'output' | 'ended' | 'reason'>,
  otherwise: FailureCode,
  what: string,
): Failure {
  const code = codeOf(output, otherwise);
  const tail = [tailOf(output), ...(ended === null ? [] : [`Compose ${reason}.`])]
    .filter((one) => one !== '')
    .join('\n');
  const gap = what.endsWith(':') && !tail.includes('\n') ? ' ' : '\n';
  return failure(code, `${what}${gap}${tail}`, fixOf(code, output));
}
