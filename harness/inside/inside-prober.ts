/** The prober that asks inside, as a sidecar takes it: its program, the client libraries that it needs, and what it is to ask. */
import { join } from 'node:path';
import { env } from 'node:process';
import type { Environment } from '../engine/environment.ts';
import { distinct } from '../model/distinct.ts';
import { packageOf } from '../model/driver.ts';
import { driverOf } from '../model/probe-traits.ts';
import { variablesIn } from '../model/secret.ts';
import type { InsideProbe } from '../probes/inside/channel.ts';
import { packageFiles } from './package-files.ts';
import { programFolder, programOf } from './program-files.ts';

/** What it finds there. Secrets come this way and no other: a container's environment is shown to whoever may look at it. */
export interface InsideTask {
  readonly asked: readonly InsideProbe[];
  /** The environment variables that the secrets among it are taken from. */
  readonly variables: Readonly<Record<string, string>>;
}

const taskFile = join(programFolder, 'asked.json');

/** `folder`: of the project whose client libraries are taken along. */
export const insideProberOf =
  (folder: string): NonNullable<Environment['insideProber']> =>
  async (asked) => {
    const { command, files } = await programOf('#inside-prober');
    const drivers = asked.map(({ probe }) => driverOf(probe)).filter((one) => one !== null);
    const packages = await packageFiles(distinct(drivers.map((one) => packageOf[one])), folder);
    const variables = Object.fromEntries(variablesIn(asked).map((name) => [name, env[name] ?? '']));
    const task = JSON.stringify({ asked, variables });
    const below = Object.entries(packages).map(([path, text]) => [join(programFolder, path), text]);
    return {
      command: [...command, taskFile],
      files: { ...files, ...Object.fromEntries(below), [taskFile]: task },
    };
  };
