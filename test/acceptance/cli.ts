/** The command line from outside: a folder with files in, exit code and output out. */
import { readFileSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { execa } from 'execa';

const repository = fileURLToPath(new URL('../..', import.meta.url));
const main = join(repository, 'harness/cli/main.ts');

export type Environment = Readonly<Record<string, string | undefined>>;

export interface Result {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** A command that is under way. */
export interface Started {
  readonly pid: number;
  readonly done: Promise<Result>;
  /** Resolves when stdout and stderr so far hold it `times` times; rejects when the command ends without. */
  says(pattern: RegExp, times?: number): Promise<void>;
  kill(signal: NodeJS.Signals): void;
  /** Closes our ends of its pipes, as a reader that went away does. */
  hangUp(): void;
}

export interface Folder {
  readonly path: string;
  start(words: readonly string[], env?: Environment): Started;
  run(words: readonly string[], env?: Environment): Promise<Result>;
  write(name: string, text: string): Promise<void>;
  read(name: string): string;
  /** Names of all files below `name`, sorted; none where there is no such folder. */
  files(name: string): Promise<readonly string[]>;
  remove(): Promise<void>;
}

/** For what needs no engine: there is none. */
export const nowhere = { DOCKER_HOST: 'unix:///nonexistent/docker.sock' };

/** What the person or machine that runs the tests has set must not change what they see. */
const unset = {
  CI: undefined,
  npm_config_user_agent: undefined,
  NO_COLOR: undefined,
  FORCE_COLOR: undefined,
  GITHUB_STEP_SUMMARY: undefined,
};

/** A folder of its own with these files, from which `resilience` can be imported by name. */
export async function folderWith(files: Readonly<Record<string, string>>): Promise<Folder> {
  const path = await realpath(await mkdtemp(join(tmpdir(), 'acceptance-')));
  const folder: Folder = {
    path,
    start: (words, env = {}) => start(words, path, env),
    run: (words, env = {}) => start(words, path, env).done,
    write: async (name, text) => {
      await mkdir(dirname(join(path, name)), { recursive: true });
      await writeFile(join(path, name), text);
    },
    read: (name) => readFileSync(join(path, name), 'utf8'),
    files: async (name) => {
      const found = await readdir(join(path, name), { recursive: true, withFileTypes: true }).catch(() => []);
      const names = found.filter((one) => !one.isDirectory()).map((one) => join(one.parentPath, one.name));
      return names.map((one) => one.slice(join(path, name).length + 1)).sort();
    },
    remove: () => rm(path, { recursive: true, force: true }),
  };
  await mkdir(join(path, 'node_modules'));
  await symlink(repository, join(path, 'node_modules/resilience'));
  for (const [name, text] of Object.entries(files)) await folder.write(name, text);
  return folder;
}

function start(words: readonly string[], cwd: string, env: Environment): Started {
  const child = execa(process.execPath, [main, ...words], {
    cwd,
    env: { ...process.env, ...unset, ...env },
    extendEnv: false,
    reject: false,
    stdin: 'ignore',
    stripFinalNewline: false,
    maxBuffer: 1e8,
  });
  let said = '';
  const readers = new Set<() => void>();
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      for (const read of readers) read();
    });
  }
  const done = child.then(({ exitCode, signal, stdout, stderr }) => {
    if (exitCode === undefined && signal === undefined) throw new Error(`could not start: ${stderr}`);
    return { exitCode: exitCode ?? -1, stdout, stderr };
  });
  return {
    pid: child.pid!,
    done,
    says: (pattern, times = 1) =>
      new Promise((resolve, reject) => {
        const all = new RegExp(pattern.source, 'g');
        const read = (): void => {
          if ((said.match(all)?.length ?? 0) < times) return;
          readers.delete(read);
          resolve();
        };
        readers.add(read);
        read();
        done.then(
          (result) => reject(new Error(`ended with ${result.exitCode} before it said ${pattern}:\n${said}`)),
          reject,
        );
      }),
    kill: (signal) => void process.kill(child.pid!, signal),
    hangUp: () => {
      child.stdout.destroy();
      child.stderr.destroy();
    },
  };
}
