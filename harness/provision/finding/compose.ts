/** Finds the Compose v2 command line, and with it a Buildx, which newer Compose versions build with. */
import { access, constants, mkdir, readFile, rename, symlink, unlink } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { fail } from '../../model/failure.ts';
import type { ComposeCommand } from '../../model/machine.ts';
import { seconds } from '../../model/time.ts';
import { runCommand } from '../../subprocess/run-command.ts';
import { type Env, type Paths, paths } from '../host/paths.ts';
import { clientFolder } from './contexts.ts';
import type { EngineEndpoint } from './endpoint.ts';

/**
 * The user's own Compose first, the private engine's last; null: there is none of version 2 or newer. `onEnded` is told of each that could
 * not say its version within its limits.
 */
export async function findCompose(
  endpoint: Pick<EngineEndpoint, 'env'>,
  env: Env,
  onEnded: (said: string) => void = () => undefined,
): Promise<ComposeCommand | null> {
  for (const command of [['docker', 'compose'], ['docker-compose']]) {
    const found = await ask(command, endpoint.env, env, onEnded);
    if (found) return found;
  }
  const ours = paths(env);
  const docker = join(ours.packages, 'usr/bin/docker');
  if (!(await executable(docker))) return null;
  const additions = { ...endpoint.env, ...(await privateClient(ours, env)) };
  return ask([docker, 'compose'], additions, env, onEnded);
}

/** A Compose to read files with, which takes no engine. Throws R403 where there is none. */
export async function requireCompose(env: Env): Promise<ComposeCommand> {
  const ended: string[] = [];
  const compose = await findCompose({ env: {} }, env, (said) => ended.push(said));
  if (compose !== null) return compose;
  const why = 'there is no Compose of version 2 or newer to read the Compose file with';
  return fail('R403', [why, ...ended].join('; '), {
    fix: 'install the Compose plugin, or let `resilience engine up` bring one',
  });
}

/** The client of the private set as the environment of a child: its binaries on PATH, its plugins by DOCKER_CONFIG. */
export async function privateClient(ours: Paths, env: Env): Promise<Record<string, string>> {
  const plugins = join(ours.clientConfig, 'cli-plugins');
  await mkdir(plugins, { recursive: true });
  for (const name of ['docker-compose', 'docker-buildx']) {
    const folders = ['usr/libexec/docker/cli-plugins', 'usr/lib/docker/cli-plugins'];
    for (const folder of folders) {
      const plugin = join(ours.packages, folder, name);
      if (await executable(plugin)) await link(plugin, join(plugins, name));
    }
  }
  // The user's own settings stay in force: credentials for private registries are in there.
  const settings = join(clientFolder(env), 'config.json');
  if (clientFolder(env) !== ours.clientConfig && (await readFile(settings).catch(() => null)) !== null) {
    await link(settings, join(ours.clientConfig, 'config.json'));
  }
  const bin = join(ours.packages, 'usr/bin');
  return { PATH: [bin, env.PATH].filter(Boolean).join(delimiter), DOCKER_CONFIG: ours.clientConfig };
}

async function ask(
  command: readonly string[],
  additions: Record<string, string>,
  env: Env,
  onEnded: (said: string) => void,
): Promise<ComposeCommand | null> {
  const result = await runCommand(
    [...command, 'version', '--short'],
    { deadline: seconds(10), memoryMiB: 512 },
    { env: { ...env, ...additions }, extendEnv: false },
  );
  if (result.ended !== null) onEnded(`\`${command.join(' ')} version\` ${result.reason}`);
  const version = /^v?(\d+\.\d+\S*)$/m.exec(result.stdout)?.[1];
  if (!result.ok || version === undefined || Number.parseInt(version, 10) < 2) return null;
  return { command, version, env: additions };
}

const executable = (file: string): Promise<boolean> =>
  access(file, constants.X_OK).then(
    () => true,
    () => false,
  );

/** Makes or replaces a symbolic link in one step, so that two processes may do it at once. */
async function link(target: string, path: string): Promise<void> {
  const fresh = `${path}.${process.pid}`;
  await unlink(fresh).catch(() => {});
  await symlink(target, fresh);
  await rename(fresh, path);
}
