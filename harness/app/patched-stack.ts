/** A stack with edits of its Compose files: copies of its own files, or one more that is merged over them. */
import { basename, dirname, join } from 'node:path';
import type { Proposal, Repairable } from '../mend/proposal.ts';
import type { Stack } from '../model/stack.ts';
import { filesOf, mainFile } from '../scenario-file/compose-file.ts';

export interface PatchedStack {
  readonly stack: Stack;
  /** What is written for it before it is used: absolute name → text. */
  readonly files: ReadonlyMap<string, string>;
}

/** `folder`: where its files are put; `socket`: of the engine, on its host. */
export function patchedStack(
  stack: Stack,
  { edits, override }: Pick<Proposal, 'edits' | 'override'>,
  { written, folder, socket }: Pick<Repairable, 'written'> & { readonly folder: string; readonly socket: string },
): PatchedStack {
  const own = filesOf(stack);
  const texts = written.texts(edits);
  const base = { ...stack, variables: { ...asWritten(override, socket), ...stack.variables } };
  // What is included or extended is found by the name that others give it.
  if (texts === null || [...texts.keys()].some((file) => !own.includes(file))) {
    const file = join(folder, 'override.yaml');
    return { stack: withFiles(base, [...stack.compose, file]), files: new Map([[file, override]]) };
  }
  const copyOf = (file: string): string => join(folder, `${own.indexOf(file) + 1}-${basename(file)}`);
  const compose = stack.compose.map((one, index) => (texts.has(own[index]!) ? copyOf(own[index]!) : one));
  return {
    stack: withFiles(base, compose),
    files: new Map([...texts].map(([file, text]) => [copyOf(file), text])),
  };
}

/** With other files: what they name is found from where its own are. */
export const withFiles = (stack: Stack, compose: readonly string[]): Stack => ({
  ...stack,
  compose,
  projectFolder: stack.projectFolder ?? dirname(mainFile(stack)),
});

/** The engine's own socket, where a container gets it. */
const asWritten = (override: string, socket: string): Readonly<Record<string, string>> =>
  override.includes('{DOCKER_SOCKET') ? { DOCKER_SOCKET: socket } : {};
