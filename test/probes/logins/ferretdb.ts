/** FerretDB, which speaks as MongoDB does: built from its sources, once for a machine. */
import { cp, mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { isThere } from '../../../harness/scenario-file/nearest-folder.ts';

const version = '1.24.2';

/** The folder that its program lies in. Two minutes of two processors where it is not there yet; it takes Go. */
export async function ferretdb(): Promise<string> {
  const cache = join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'resilience');
  const folder = join(cache, `ferretdb-${version}`);
  if (await isThere(join(folder, 'ferretdb'))) return folder;
  await mkdir(cache, { recursive: true });
  const work = await mkdtemp(join(cache, 'building-ferretdb-'));
  try {
    await build(join(work, 'source'), join(work, 'built'));
    await rename(join(work, 'built'), folder);
  } finally {
    await rm(work, { recursive: true, force: true });
  }
  return folder;
}

async function build(source: string, built: string): Promise<void> {
  const module = `github.com/FerretDB/FerretDB@v${version}`;
  const env = { CGO_ENABLED: '0', GOFLAGS: '-buildvcs=false' };
  const { stdout } = await execa('go', ['mod', 'download', '-json', module], { env, timeout: 120_000 });
  const { Dir } = JSON.parse(stdout) as { readonly Dir: string };
  await cp(Dir, source, { recursive: true });
  await execa('chmod', ['-R', 'u+w', source]);
  // Without it, it does not start.
  await writeFile(join(source, 'build/version/version.txt'), `v${version}\n`);
  const command = ['build', '-trimpath', '-ldflags=-s -w', '-o', join(built, 'ferretdb'), './cmd/ferretdb'];
  await execa('go', command, { cwd: source, env, timeout: 540_000 });
}
