/** `resilience recover --images`: which images that runs have built were removed, and which are still there. */
import process from 'node:process';
import type { Output } from '../app/output-port.ts';
import { recoverImages } from '../app/recover-runs.ts';
import { type ExitCode, fail } from '../model/failure.ts';
import { imagesText } from '../report/kept-text.ts';

/** Images are of no run in particular, so `runs` must be none. */
export async function recoverImagesCommand(runs: readonly string[], output: Output): Promise<ExitCode> {
  if (runs.length > 0) {
    fail('R107', 'images do not belong to one run: the next run uses them', { fix: 'resilience recover --images' });
  }
  const { gone, remaining } = await recoverImages(process.env);
  const none = gone.names.length + remaining.length === 0;
  output.out(none ? 'no run has built an image here' : `${imagesText(gone)} removed`);
  for (const name of remaining) output.out(`still there: ${name}, which a container uses`);
  return remaining.length === 0 ? 0 : 4;
}
