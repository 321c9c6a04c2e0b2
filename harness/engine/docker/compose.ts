/** How `docker compose` is started: for one stack, with its files, its variables and nothing else of ours. */
import { resolve } from 'node:path';
import { fail } from '../../model/failure.ts';
import type { BaseImages, ComposeCommand } from '../../model/machine.ts';
import type { Stack } from '../../model/stack.ts';
import { minutes } from '../../model/time.ts';
import { type CommandResult, type Limits, runCommand } from '../../subprocess/run-command.ts';

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
  /** Default: those of work. */
  readonly limits?: Limits;
}

export type ComposeOutcome = Pick<CommandResult, 'ok' | 'stdout' | 'output' | 'ended' | 'reason'>;

/** To build, pull or start: as long as a slow network may take; what a run may take ends it sooner. */
const work: Limits = { deadline: minutes(60), memoryMiB: 2048 };

const absent =
  /^sh: .*(not found|denied)$|is not a docker command|unknown shorthand flag: 'p'|unknown command.*compose/im;

/** Runs Compose to its end, and throws only R403 when there is none. Relative paths are those of the first file, as ever. */
export async function runCompose(
  { compose, stack, images, project }: ComposeTarget,
  args: readonly string[],
  { override, ...options }: ComposeOptions = {},
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
      ...options,
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
  { folder, env, input = '', limits = work, ...options }: ComposeStart,
): Promise<ComposeOutcome> {
  const result = await runCommand([...compose.command, ...words], limits, {
    cwd: folder,
    // A shell would say where it is, and Compose files say ${PWD}.
    env: { PWD: folder, ...compose.env, ...env },
    input,
    ...options,
  });
  if (!result.ok && absent.test(result.stderr)) {
    return fail('R403', `\`${compose.command.join(' ')}\` cannot be run.`, {
      fix: 'Install the Compose plugin (version 2.24 or later), or see `resilience doctor`.',
      cause: result.cause,
    });
  }
  return result;
}
