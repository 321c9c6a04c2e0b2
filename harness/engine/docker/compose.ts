/** How `docker compose` is started: for one stack, with its files, its variables and nothing else of ours. */
import { resolve } from 'node:path';
import { execa } from 'execa';
import { fail } from '../../model/failure.ts';
import type { BaseImages, ComposeCommand } from '../../model/machine.ts';
import type { Stack } from '../../model/stack.ts';

export interface ComposeTarget {
  readonly compose: ComposeCommand;
  readonly stack: Stack;
  readonly images: Pick<BaseImages, 'node'>;
  readonly project: string;
}

export interface ComposeOptions {
  /** A further Compose file, merged last. Goes in by standard input, so that no file of ours lies about. */
  readonly override?: string;
  readonly onLine?: (line: string) => void;
  /** Ends Compose when it aborts. */
  readonly signal?: AbortSignal;
}

export interface ComposeOutcome {
  readonly ok: boolean;
  readonly stdout: string;
  /** Both streams, in order. */
  readonly output: string;
}

const absent = /^sh: .*not found$|is not a docker command|unknown shorthand flag: 'p'|unknown command.*compose/im;

/** Runs Compose to its end, and throws only R403 when there is none. Relative paths are those of the first file, as ever. */
export async function runCompose(
  { compose, stack, images, project }: ComposeTarget,
  args: readonly string[],
  { override, onLine, signal }: ComposeOptions = {},
): Promise<ComposeOutcome> {
  if (stack.compose.length === 0) throw new Error('The Compose files of the stack have not been searched for.');
  const files = stack.compose.map((file) => resolve(stack.folder, file));
  const { folder, envFiles = [] } = typeof stack.lookup === 'object' ? stack.lookup : { folder: stack.folder };
  return startCompose(
    compose,
    ['-p', project, '--ansi', 'never', '--progress', 'plain']
      .concat(stack.projectFolder === undefined ? [] : ['--project-directory', stack.projectFolder])
      .concat(envFiles.flatMap((file) => ['--env-file', file]))
      .concat([...files, ...(override === undefined ? [] : ['-'])].flatMap((file) => ['-f', file]))
      .concat(args),
    {
      folder,
      env: { RESILIENCE_NODE_IMAGE: images.node, ...stack.variables },
      ...(override !== undefined && { input: override }),
      ...(onLine && { onLine }),
      ...(signal && { signal }),
    },
  );
}

export interface ComposeStart extends Omit<ComposeOptions, 'override'> {
  /** Where it is typed, so to say. */
  readonly folder: string;
  /** Beside the environment of this process, and winning over it. */
  readonly env: Readonly<Record<string, string>>;
  readonly input?: string;
}

/** Runs Compose with these words alone, in a folder. Throws only R403. */
export async function startCompose(
  compose: ComposeCommand,
  words: readonly string[],
  { folder, env, input, onLine, signal }: ComposeStart,
): Promise<ComposeOutcome> {
  const [program = 'docker', ...first] = compose.command;
  const child = execa(program, [...first, ...words], {
    cwd: folder,
    // A shell would say where it is, and Compose files say ${PWD}.
    env: { PWD: folder, ...compose.env, ...env },
    input: input ?? '',
    all: true,
    reject: false,
    ...(signal === undefined ? {} : { cancelSignal: signal }),
  });
  if (onLine !== undefined) for await (const line of child.iterable({ from: 'all' })) onLine(line);
  const result = await child;
  if (result.code === 'ENOENT' || result.code === 'EACCES' || absent.test(result.stderr)) {
    return fail('R403', `\`${compose.command.join(' ')}\` cannot be run.`, {
      fix: 'Install the Compose plugin (version 2.24 or later), or see `resilience doctor`.',
      cause: result.cause,
    });
  }
  return { ok: result.exitCode === 0, stdout: result.stdout, output: result.all };
}
