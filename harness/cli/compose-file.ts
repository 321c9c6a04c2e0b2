/** The Compose file that a person means: the one named, that of a folder, or the one here. */
import { stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { fail } from '../model/failure.ts';

const usualNames = ['compose.yaml', 'compose.yml', 'docker-compose.yaml', 'docker-compose.yml'];

/** Absolute. Throws R101 when there is none; `example` is the command that would name one. */
export async function findComposeFile(given: string | undefined, example: string): Promise<string> {
  const candidates = given === undefined ? usualNames : [given, ...usualNames.map((name) => join(given, name))];
  for (const candidate of candidates) {
    if ((await stat(candidate).catch(() => null))?.isFile()) return resolve(candidate);
  }
  return fail('R101', given === undefined ? 'there is no Compose file here' : `there is no Compose file at ${given}`, {
    fix: `name one: ${example}`,
  });
}
