/** Commands inside a container: run to their end, or for as long as they may take. */
import type Docker from 'dockerode';
import type { Duration } from '../../model/time.ts';
import type { CommandEnd, ExecResult } from '../command-end.ts';
import type { ContainerId } from '../engine.ts';
import { reasonOf, statusOf } from './ask.ts';
import { demux, readAll } from './demux.ts';

/** Of what a command writes so much is kept, in bytes. */
const mostOutput = 64 * 1024;

export async function execIn(container: Docker.Container, command: readonly string[]): Promise<ExecResult> {
  const { made, stream } = await begin(container, command);
  const output = demux(await readAll(stream));
  const { ExitCode } = await made.inspect();
  return { exitCode: ExitCode ?? -1, output };
}

/** Ends a process of a container and its children, by its PID on the host. */
export type EndProcess = (id: ContainerId, pid: number) => Promise<void>;

export type ExecFor = (id: ContainerId, command: readonly string[], limit: Duration) => Promise<CommandEnd>;

/**
 * Commands that have a limit each. The engine ends none, so that is `endProcess`'s; while one goes on that could not be ended, no other is
 * begun in its container: they would pile up there.
 */
export function limitedCommands(docker: Docker, endProcess: EndProcess): ExecFor {
  const stuck = new Map<ContainerId, Docker.Exec>();
  const isStuck = async (id: ContainerId): Promise<boolean> => {
    const running = await stuck.get(id)?.inspect();
    if (!running?.Running) stuck.delete(id);
    return stuck.has(id);
  };
  const end = async (id: ContainerId, { made, stream }: Begun): Promise<void> => {
    stream.destroy();
    const { Running, Pid } = await made.inspect();
    if (Running && Pid > 0) await endProcess(id, Pid).catch(() => stuck.set(id, made));
  };
  return (id, command, limit) => {
    const { promise, resolve } = Promise.withResolvers<CommandEnd>();
    let begun: Begun | null = null;
    let isLate = false;
    const timer = setTimeout(() => {
      isLate = true;
      if (begun === null) return resolve({ how: 'unknown', reason: 'the engine did not begin it in time' });
      end(id, begun).catch(() => undefined);
      resolve({ how: 'late' });
    }, limit);
    const work = async (): Promise<CommandEnd> => {
      if (await isStuck(id)) return { how: 'unknown', reason: 'an earlier command goes on and cannot be ended' };
      begun = await begin(docker.getContainer(id), command);
      if (isLate) await end(id, begun);
      const output = demux(await readAll(begun.stream, mostOutput));
      const { ExitCode } = await begun.made.inspect();
      return ExitCode === null
        ? { how: 'refused', reason: 'its container ended' }
        : { how: 'exited', exitCode: ExitCode, output };
    };
    void work()
      .catch(
        (error: unknown): CommandEnd => ({
          how: statusOf(error) === null ? 'unknown' : 'refused',
          reason: reasonOf(error),
        }),
      )
      .then(resolve)
      .finally(() => clearTimeout(timer));
    return promise;
  };
}

interface Begun {
  readonly made: Docker.Exec;
  readonly stream: NodeJS.ReadableStream & { destroy(): void };
}

async function begin(container: Docker.Container, command: readonly string[]): Promise<Begun> {
  const made = await container.exec({ Cmd: [...command], AttachStdout: true, AttachStderr: true });
  return { made, stream: await made.start({ hijack: true, stdin: false }) };
}
