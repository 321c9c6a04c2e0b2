/** Which version of the harness this is. */
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

/** The version of this package. */
export async function packageVersion(): Promise<string> {
  const text = await readFile(fileURLToPath(import.meta.resolve('resilience/package.json')), 'utf8');
  return (JSON.parse(text) as { version: string }).version;
}
