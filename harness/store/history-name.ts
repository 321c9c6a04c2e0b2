/** The file of a scenario's history, by a name that every disk and every checkout can hold. */
import { join } from 'node:path';

export const historyEnding = '.ndjson';

/**
 * Disks differ in whether case and the form of accents matter, so neither tells two files apart: scenarios that differ by nothing
 * else share one, and each of its lines says whose it is. Whatever some system cannot have in a name is escaped.
 */
export const historyFile = (folder: string, scenario: string): string =>
  join(folder, `${percentEncoded(scenario.normalize('NFC').toLowerCase())}${historyEnding}`);

/** As one name of a file. */
export const percentEncoded = (name: string): string =>
  name.replace(/^\.|[^\p{L}\p{N}\p{M}._ -]/gu, (one) =>
    [...new TextEncoder().encode(one)].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join(''),
  );
