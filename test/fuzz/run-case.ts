/** Lays a case out in a folder, and does what it says there: in this process, or as a person does. */
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { execa } from 'execa';
import type { Output } from '../../harness/app/output-port.ts';
import { commandLine } from '../../harness/cli/command-line.ts';
import type { Ended, FuzzCase } from './case.ts';
import { limits } from './judge.ts';

const repository = fileURLToPath(new URL('../..', import.meta.url));

export async function runCase(one: FuzzCase, scratch: string): Promise<Ended> {
  const folder = await mkdtemp(join(scratch, 'case-'));
  try {
    await layOut(one, folder);
    return await (one.alone ? runAlone : runHere)(one.words, folder);
  } finally {
    process.chdir(scratch);
    await rm(folder, { recursive: true, force: true });
  }
}

async function layOut({ files }: FuzzCase, folder: string): Promise<void> {
  await mkdir(join(folder, 'node_modules'));
  await symlink(repository, join(folder, 'node_modules/resilience'));
  for (const [name, laid] of Object.entries(files)) {
    const path = join(folder, name);
    await mkdir(laid === null ? path : dirname(path), { recursive: true });
    if (typeof laid === 'string') await writeFile(path, laid);
    else if (laid !== null) await symlink(laid.link, path);
  }
}

async function runHere(words: readonly string[], folder: string): Promise<Ended> {
  process.chdir(folder);
  const said: string[] = [];
  const told: string[] = [];
  const output: Output = {
    out: (text) => void said.push(text),
    err: (text) => void told.push(text),
    status: () => undefined,
    ...{ colour: false, live: false, width: 100 },
  };
  const began = performance.now();
  const exitCode = await commandLine(words, output);
  const milliseconds = performance.now() - began;
  const mebibytes = process.resourceUsage().maxRSS / 1024;
  return { exitCode, stdout: said.join('\n'), stderr: told.join('\n'), milliseconds, mebibytes };
}

/** Its memory is bounded by nobody here and looked at nowhere: what is measured is what it says and how long it takes. */
async function runAlone(words: readonly string[], folder: string): Promise<Ended> {
  const began = performance.now();
  const { exitCode, stdout, stderr, timedOut } = await execa(
    process.execPath,
    [join(repository, 'harness/cli/main.ts'), ...words],
    { cwd: folder, reject: false, stdin: 'ignore', timeout: 10 * limits.milliseconds, maxBuffer: 1e8 },
  );
  const milliseconds = performance.now() - began;
  return { exitCode: timedOut ? null : (exitCode ?? -1), stdout, stderr, milliseconds, mebibytes: 0 };
}
