/** The package as a user gets it: packed from a copy of the sources, and installed in an empty folder outside of the repository. */
import { access, cp, mkdir, mkdtemp, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { execa } from 'execa';
import { homeFolder } from '../../harness/provision/host/paths.ts';

export const repository = fileURLToPath(new URL('../..', import.meta.url));

/** What goes into a package, and what it is built with. */
const sources = ['harness', 'package.json', 'tsconfig.json', 'README.md', 'LICENSE', 'CHANGELOG.md'];

export const emptyFolder = async (): Promise<string> => realpath(await mkdtemp(join(tmpdir(), 'package-')));

/** Nothing of the npm that runs these tests: a user has another one. */
const userEnv = (node: string): NodeJS.ProcessEnv => ({
  ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(npm_|NODE_|INIT_CWD$|CI$)/i.test(name))),
  PATH: [dirname(node), process.env.PATH].join(delimiter),
});

/** The tarball's path, in a folder of its own. npm packs a copy, because it puts another manifest in place while it does. */
export async function pack(): Promise<string> {
  const folder = await emptyFolder();
  for (const name of sources) await cp(join(repository, name), join(folder, name), { recursive: true });
  await symlink(join(repository, 'node_modules'), join(folder, 'node_modules'));
  const { stdout } = await execa('npm', ['pack', '--silent'], {
    cwd: folder,
    env: userEnv(process.execPath),
    extendEnv: false,
  });
  return join(folder, stdout.trim().split('\n').at(-1)!);
}

/** The oldest Node that `engines` permits: from the package that has its program in it, fetched once and kept in the cache. */
export async function oldestNode(): Promise<string> {
  const version = '22.22.0';
  const name = `node-${process.platform}-${process.arch}`;
  const kept = join(homeFolder(process.env), `node-${version}`);
  const program = join(kept, 'node_modules', name, 'bin/node');
  if (
    await access(program).then(
      () => true,
      () => false,
    )
  )
    return program;
  await mkdir(kept, { recursive: true });
  await execa('npm', ['install', '--prefix', kept, '--no-save', '--prefer-offline', `${name}@${version}`]);
  return program;
}

export interface Said {
  readonly exitCode: number;
  readonly all: string;
}

/** All of it, and before that in one line what it comes to: the errors, or what a verdict says and the expectations that did not hold. */
export function accountOf({ exitCode, all }: Said): string {
  const telling = /^(error R\d|FAIL|INCONCLUSIVE)|^\s+([✖?] |R\d{3} )/;
  const gist = all.split('\n').filter((line) => telling.test(line));
  return `exit code ${exitCode}: ${gist.map((line) => line.trim()).join('; ')}\n${all}`;
}

export interface Project {
  readonly path: string;
  readonly tarball: string;
  /** `npx resilience` with these words, from a folder of the project. */
  resilience(words: readonly string[], folder?: string): Promise<Said>;
  /** Node with these words. */
  node(words: readonly string[]): Promise<Said>;
  /** TypeScript's own complaints of these folders under these settings; empty: none. */
  typeErrors(include: readonly string[], settings: Readonly<Record<string, unknown>>): Promise<string>;
  write(name: string, text: string): Promise<void>;
  remove(): Promise<void>;
}

/** A folder in which nothing but the package was installed, by npm on that Node. */
export async function install(tarball: string, node: string): Promise<Project> {
  const path = await emptyFolder();
  const run = async (file: string, words: readonly string[], cwd = path): Promise<Said> => {
    const options = { cwd, env: userEnv(node), extendEnv: false, reject: false, all: true, stdin: 'ignore' } as const;
    const { exitCode, all, shortMessage } = await execa(file, words, options);
    return { exitCode: exitCode ?? -1, all: exitCode === undefined ? `${shortMessage}\n${all}` : all };
  };
  const write = async (name: string, text: string): Promise<void> => {
    await mkdir(dirname(join(path, name)), { recursive: true });
    await writeFile(join(path, name), text);
  };
  const installed = await run('npm', ['install', '--save-dev', '--prefer-offline', tarball]);
  if (installed.exitCode !== 0) throw new Error(installed.all);
  return {
    path,
    tarball,
    resilience: (words, folder = '.') => run('npx', ['resilience', ...words], join(path, folder)),
    node: (words) => run(node, words),
    typeErrors: async (include, settings) => {
      await write(
        'tsconfig.json',
        JSON.stringify({ include, compilerOptions: { ...settings, strict: true, noEmit: true } }),
      );
      return (await run(join(repository, 'node_modules/.bin/tsc'), ['-p', '.', '--pretty', 'false'])).all;
    },
    write,
    remove: () => rm(path, { recursive: true, force: true }),
  };
}
