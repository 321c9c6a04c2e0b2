/** A run that is to be killed: with a fault that is held for a minute, on a stack of its own or attached to somebody's. */
import { join } from 'node:path';
import process from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type Docker from 'dockerode';
import { execa } from 'execa';
import { folderWith } from '../../acceptance/cli.ts';
import { type FaultName, files } from './project.ts';
import type { SomebodysProject } from './somebodys-project.ts';
import { leftOnEngine, processesOf, roundVariable } from './traces.ts';

export interface StartedRun {
  readonly pid: number;
  /** Resolves when the undo of its fault is written down. */
  intended(): Promise<void>;
  /** Whether there is a fault to be undone. */
  isHeld(): Promise<boolean>;
  /** Resolves when it is dead. Throws where it has ended by itself. */
  kill(): Promise<void>;
  /** What is still there: its processes, else what it made, else how the project differs that it attached to. */
  left(): Promise<readonly string[]>;
  /** Its processes, guardian and all. */
  processes(): readonly number[];
  /** A file of its run; empty: there is none. */
  text(name: string): Promise<string>;
  remove(): Promise<void>;
}

export interface RunToKill {
  readonly fault: FaultName;
  /** Null: it brings its own stack up. */
  readonly attached: SomebodysProject | null;
}

const main = fileURLToPath(new URL('../../../harness/cli/main.ts', import.meta.url));
let rounds = 0;

export async function startRun(
  { fault, attached }: RunToKill,
  docker: Docker,
  dockerHost: string,
): Promise<StartedRun> {
  rounds += 1;
  const mark = `${process.pid}-${rounds}`;
  const folder = await folderWith(files);
  const file = join(folder.path, `${fault}.ts`);
  const command = [main, 'run', file, ...(attached === null ? [] : ['--attach', attached.name, '--yes'])];
  const env = { DOCKER_HOST: dockerHost, [roundVariable]: mark };
  const running = execa(process.execPath, command, { cwd: folder.path, env, stdin: 'ignore', reject: false });
  const pid = running.pid!;
  let ended = false;
  void running.then(() => (ended = true));
  const refuseEnded = async (): Promise<void> => {
    if (ended) throw new Error(`it ended before it was killed: ${(await running).stderr}`);
  };
  const text = async (name: string): Promise<string> => {
    const path = (await folder.files('reports')).find((one) => one.endsWith(`/${name}`));
    return path === undefined ? '' : folder.read(join('reports', path));
  };
  const ledger = (): Promise<string> => text('ledger.ndjson');
  return {
    pid,
    async intended() {
      while (!(await ledger()).includes('"intended"')) {
        await refuseEnded();
        await sleep(5);
      }
    },
    async isHeld() {
      const lines = await ledger();
      return (lines.match(/"intended"/g)?.length ?? 0) > (lines.match(/"done"/g)?.length ?? 0);
    },
    async kill() {
      await refuseEnded();
      process.kill(pid, 'SIGKILL');
      await running;
    },
    async left() {
      const processes = processesOf(mark).map((one) => `process ${one}`);
      if (processes.length > 0) return processes;
      const made = await leftOnEngine(docker, pid);
      return made.length > 0 ? made : ((await attached?.changes()) ?? []);
    },
    processes: () => processesOf(mark),
    text,
    remove: () => folder.remove(),
  };
}
