/** `resilience recover --images`: removes the images that runs have built; the next run builds its own. */
import process from 'node:process';
import type { Output } from '../app/output-port.ts';
import { findBuiltImages, removeBuiltImages } from '../engine/docker/built-images.ts';
import { openDocker } from '../engine/docker/client.ts';
import { type ExitCode, fail } from '../model/failure.ts';
import { requireEngine } from '../provision/ensure.ts';
import { imagesText } from '../report/kept-text.ts';

/** Those that a container uses stay, and are named. Images are of no run in particular, so `runs` must be none. */
export async function recoverImagesCommand(runs: readonly string[], output: Output): Promise<ExitCode> {
  if (runs.length > 0) {
    fail('R107', 'images do not belong to one run: the next run uses them', { fix: 'resilience recover --images' });
  }
  const docker = openDocker((await requireEngine(process.env)).dockerHost);
  const before = await findBuiltImages(docker);
  const left = await removeBuiltImages(docker);
  const gone = { names: before.names.filter((name) => !left.includes(name)), bytes: before.bytes };
  if (left.length > 0) gone.bytes -= (await findBuiltImages(docker)).bytes;
  output.out(before.names.length === 0 ? 'no run has built an image here' : `${imagesText(gone)} removed`);
  for (const name of left) output.out(`still there: ${name}, which a container uses`);
  return left.length === 0 ? 0 : 4;
}
