/** Puts the parts of a night together that several machines have run. */
import { cp, readdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { mergeFacts } from '../../gate/merge-facts.ts';
import { fail } from '../../model/failure.ts';
import type { NightFacts } from '../../model/night.ts';
import { nightFacts } from '../../report/gate/schema-night.ts';
import { onDisk } from '../../store/disk.ts';
import { parseJson, readText } from '../../store/read-text.ts';
import { type KeptNight, nightDirectory } from './run-gate.ts';

/** Throws R410 for a folder without a night, R420 for parts that do not belong together, R405 when the disk is full. */
export async function mergeNight(folders: readonly string[], reports: string): Promise<KeptNight> {
  const parts: NightFacts[] = [];
  for (const folder of folders) parts.push(await readFacts(folder));
  const facts = mergeFacts(parts);
  const directory = nightDirectory({ reports, night: facts.night, run: facts.run, shard: null });
  for (const folder of folders) {
    const runs = (await readdir(folder)).filter((one) => /^shard-\d+$/.test(one));
    for (const one of runs)
      await onDisk(() => cp(resolve(folder, one), join(directory.path, one), { recursive: true }));
  }
  return { facts, directory, failures: [] };
}

async function readFacts(folder: string): Promise<NightFacts> {
  const text = await readText(folder, 'night.json', 'a night: reports/gate/<date>-<run>');
  const read = nightFacts.safeParse(parseJson(text));
  if (read.success) return read.data as NightFacts;
  const [issue] = read.error.issues;
  return fail('R410', `its night.json is not complete: ${issue?.path.join('.')}: ${issue?.message}`, {
    at: folder,
    fix: 'take it as `resilience gate` wrote it, by the same version',
  });
}
