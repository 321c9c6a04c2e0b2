/** Test files of a test's own, in a folder of their own. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface SomeFiles extends AsyncDisposable {
  /** The path of a file by its name. */
  at(name: string): string;
}

export async function someFiles(texts: Readonly<Record<string, string>>): Promise<SomeFiles> {
  const folder = await mkdtemp(join(tmpdir(), 'resilience-running-'));
  for (const [name, text] of Object.entries(texts)) await writeFile(join(folder, name), text);
  return { at: (name) => join(folder, name), [Symbol.asyncDispose]: () => rm(folder, { recursive: true }) };
}
