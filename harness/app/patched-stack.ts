/** A stack with edits of its Compose files: copies of its own files, or one more that is merged over them. */
import { join, relative, resolve } from 'node:path';
import type { Proposal, Repairable } from '../mend/proposal.ts';
import type { Stack } from '../model/stack.ts';
import { filesOf } from '../scenario-file/compose-file.ts';
import { composeFolder } from './compose-kept.ts';

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
  const given = asWritten(override, socket);
  const variables = { ...given, ...stack.variables };
  const base = { ...stack, projectFolder: stack.projectFolder ?? composeFolder(stack), variables };
  // What is included or extended is found by the name that others give it.
  if (texts === null || [...texts.keys()].some((file) => !own.includes(file))) {
    const file = join(folder, 'override.yaml');
    return { stack: { ...base, compose: [...stack.compose, file] }, files: new Map([[file, override]]) };
  }
  const copies = new Map(own.map((file, index) => [file, join(folder, `${index + 1}-${nameOf(file)}`)] as const));
  return {
    stack: { ...base, compose: stack.compose.map((one) => changed(one, stack, texts, copies)) },
    files: new Map([...texts].map(([file, text]) => [copies.get(file)!, text])),
  };
}

const changed = (
  one: string,
  stack: Stack,
  texts: ReadonlyMap<string, string>,
  copies: ReadonlyMap<string, string>,
): string => {
  const file = resolve(stack.folder, one);
  return texts.has(file) ? copies.get(file)! : one;
};

const nameOf = (file: string): string => relative(join(file, '..'), file);

/** The engine's own socket, where a container gets it. */
const asWritten = (override: string, socket: string): Readonly<Record<string, string>> =>
  override.includes('{DOCKER_SOCKET') ? { DOCKER_SOCKET: socket } : {};
