/** Repairs as files of the exploration's folder: one for each finding below `patches/`, and what to apply beside them. */
import { join } from 'node:path';
import type { ExploreFinding, Mend } from '../../model/exploration.ts';
import { slug } from '../../model/slug.ts';
import { writeText } from '../write-text.ts';

/** `whole`: all that helped; it becomes `compose.patch`, or `compose.repaired.yaml` where it cannot be written into the user's files. */
export async function keepPatches(
  findings: readonly ExploreFinding[],
  whole: Mend | null,
  folder: string,
): Promise<void> {
  for (const [index, { weakness, service, mend }] of findings.entries()) {
    const name = `${index + 1}-${slug(`${weakness} ${service}`)}`;
    if (mend !== null)
      await keep(mend, join(folder, 'patches', `${name}.patch`), join(folder, 'patches', `${name}.yaml`));
  }
  if (whole !== null) await keep(whole, join(folder, 'compose.patch'), join(folder, 'compose.repaired.yaml'));
}

const keep = ({ patch, override }: Mend, diff: string, merged: string): Promise<void> =>
  patch === null ? writeText(merged, override) : writeText(diff, patch);
