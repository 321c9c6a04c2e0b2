/** Builds k6 from the Go module proxy, where no registry has it: once, into the harness's own folder. */
import { chmod, mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { minutes } from '../../model/time.ts';
import { runCommand } from '../../subprocess/run-command.ts';
import { withLock } from '../host/lock.ts';
import type { OnProgress } from '../host/packages.ts';
import type { Env } from '../host/paths.ts';
import { ifThere, k6Version } from './k6-program.ts';

const modulePath = 'go.k6.io/k6/v2';

/** A module that needs nothing but k6. Its sums are those that Go's checksum database gives. */
const goMod = `module resilience/k6\n\ngo 1.25\n\nrequire ${modulePath} v${k6Version}\n`;

/** A quiet core takes about two minutes, most of them compiling; a busy machine has taken eight. */
const deadline = minutes(30);

/** Writes the program to `file`, for Linux on `architecture` as Go names it. Returns why it could not, or null. Two at once build once. */
export async function buildK6(
  go: string,
  file: string,
  architecture: string,
  env: Env,
  onProgress: OnProgress,
): Promise<string | null> {
  return withLock(
    `${file}.lock`,
    async () => {
      if ((await ifThere(file)) !== null) return null;
      onProgress(`building k6 ${k6Version} from Go's module proxy; this takes some minutes, once`);
      const work = `${file}.build`;
      await remove(work);
      await mkdir(work, { recursive: true });
      try {
        return await compile(go, work, file, { ...env, GOOS: 'linux', GOARCH: architecture });
      } finally {
        await remove(work);
      }
    },
    { limitMs: deadline },
  );
}

/** Everything that Go downloads or compiles on the way lies in `work` too, and goes with it. */
async function compile(go: string, work: string, file: string, env: Env): Promise<string | null> {
  await writeFile(join(work, 'go.mod'), goMod);
  const own = { GOMODCACHE: join(work, 'modules'), GOCACHE: join(work, 'cache'), GOPATH: join(work, 'path') };
  const flags = ['-mod=mod', '-modcacherw', '-trimpath', '-ldflags=-s -w'];
  // It takes every core for minutes: whatever else goes on comes first.
  const build = ['nice', '-n', '19', go, 'build', ...flags, '-o', join(work, 'k6'), modulePath];
  const { ok, output, ended, reason } = await runCommand(
    build,
    { deadline, memoryMiB: 4096 },
    { cwd: work, env: { ...env, ...own, GOWORK: 'off', CGO_ENABLED: '0' }, extendEnv: false },
  );
  if (!ok) return (ended === null && lastWords(output)) || `go build ${reason}`;
  await chmod(join(work, 'k6'), 0o755);
  await mkdir(dirname(file), { recursive: true });
  await rename(join(work, 'k6'), file);
  return null;
}

/** Without what was downloaded, and without the address of whatever was asked. */
const lastWords = (output: string): string =>
  output
    .split('\n')
    .filter((line) => line.trim() !== '' && !line.startsWith('go: downloading'))
    .slice(-2)
    .join(' | ')
    .replace(/https?:\/\/\S+/g, 'the module proxy');

const remove = (folder: string): Promise<void> => rm(folder, { recursive: true, force: true });
