/** The prober that asks inside, as a sidecar takes it: its program, and what it is to ask. */
import { env } from 'node:process';
import type { SidecarProgram } from '../engine/environment.ts';
import { variablesIn } from '../model/secret.ts';
import { programOf } from './program-files.ts';

/** What it finds there. Secrets come this way and no other: a container's environment is shown to whoever may look at it. */
export interface InsideTask<Asked> {
  readonly asked: Asked;
  /** The environment variables that the secrets among it are taken from. */
  readonly variables: Readonly<Record<string, string>>;
}

const taskFile = '/resilience/asked.json';

export async function insideProber<Asked>(asked: Asked): Promise<SidecarProgram> {
  const { command, files } = await programOf('#inside-prober');
  const variables = Object.fromEntries(variablesIn(asked).map((name) => [name, env[name] ?? '']));
  const task: InsideTask<Asked> = { asked, variables };
  return { command: [...command, taskFile], files: { ...files, [taskFile]: JSON.stringify(task) } };
}
