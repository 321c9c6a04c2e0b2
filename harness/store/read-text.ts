/** Reads a file of a stored run or comparison as text. */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fail } from '../model/failure.ts';

/** Throws R410 where there is none; `meant` is what a folder should have been. */
export async function readText(folder: string, name: string, meant: string): Promise<string> {
  try {
    return await readFile(join(folder, name), 'utf8');
  } catch (error) {
    return refuseFolder(folder, name, meant, error);
  }
}

export const refuseFolder = (folder: string, name: string, meant: string, cause: unknown): never =>
  fail('R410', `there is no ${name} in it`, { at: folder, fix: `name the directory of ${meant}`, cause });

/** What tells a plan from any other: it stands in what was written of its run. */
export const planDigest = (text: string): string => createHash('sha256').update(text).digest('hex');

/** Undefined for what is no JSON. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** One value for each line of JSON; what was killed may have left half a line at the end: what stands before the first that is none counts. */
export function readLines<T>(text: string, isOne: (value: unknown) => value is T): readonly T[] {
  const values: T[] = [];
  for (const line of text.split('\n')) {
    if (line === '') continue;
    const value = parseJson(line);
    if (!isOne(value)) break;
    values.push(value);
  }
  return values;
}
