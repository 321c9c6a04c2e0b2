/** A stack with a change of its files in their place: written beside the checkup, and run from where the user's own lie. */
import { basename, resolve } from 'node:path';
import type { Proposal, Repairable } from '../../mend/proposal.ts';
import type { Stack } from '../../model/stack.ts';
import { filesOf } from '../../scenario-file/compose-file.ts';
import type { RunDirectory } from '../../store/run-directory.ts';
import { composeFolder } from '../compose-kept.ts';

/** `folder`: where the files go, below the directory. What cannot be written into the given files is merged over them. */
export async function patchedStack(
  stack: Stack,
  { edits, override }: Proposal,
  { written }: Pick<Repairable, 'written'>,
  directory: RunDirectory,
  folder: string,
): Promise<Stack> {
  const files = filesOf(stack);
  const texts = written.texts(edits);
  const whole = { ...stack, projectFolder: composeFolder(stack) };
  const place = (file: string, index: number): string => `${folder}/${index + 1}-${basename(file)}`;
  if (texts === null || [...texts.keys()].some((file) => !files.includes(file))) {
    const own = place('override.yaml', files.length);
    await directory.save(own, override);
    return { ...whole, compose: [...files, resolve(directory.path, own)] };
  }
  const compose = files.map(async (file, index) => {
    const text = texts.get(file);
    if (text === undefined) return file;
    await directory.save(place(file, index), text);
    return resolve(directory.path, place(file, index));
  });
  return { ...whole, compose: await Promise.all(compose) };
}
