/** Looks at the sockets of containers, by a helper container that is made for the first look and stays. */
import type Docker from 'dockerode';
import type { HelperContainers } from '../../engine.ts';
import type { RunLabels } from '../../kind.ts';
import type { ContainerSockets } from '../../sockets.ts';
import { ask, askUnless } from '../ask.ts';
import { openSocketReader, type SocketReader } from './socket-reader.ts';

export interface SocketsFrom {
  readonly of: HelperContainers['sockets'];
  close(): void;
}

export function socketsFrom(docker: Docker, run: RunLabels, image: string): SocketsFrom {
  let ready: Promise<SocketReader> | null = null;
  const close = (): void => {
    ready?.then((one) => one.close()).catch(() => undefined);
    ready = null;
  };
  const look = async (ids: readonly string[]): Promise<readonly ContainerSockets[]> => {
    ready ??= ask('start the helper container that reads sockets', openSocketReader(docker, run, image));
    const seen: ContainerSockets[] = [];
    try {
      const reader = await ready;
      for (const id of ids) {
        const found = await askUnless([404], `inspect container ${id.slice(0, 12)}`, docker.getContainer(id).inspect());
        const pid = found?.State.Pid ?? 0;
        const read = pid === 0 ? null : await ask('read sockets', reader.read(found!.Id, pid));
        if (read !== null) seen.push(read);
      }
    } catch (error) {
      // What it says next may be the rest of an answer.
      close();
      throw error;
    }
    return seen;
  };
  /** One at a time, because answers carry no name. */
  let turn: Promise<unknown> = Promise.resolve();
  return {
    close,
    of(ids) {
      const done = turn.then(() => look(ids));
      turn = done.catch(() => undefined);
      return done;
    },
  };
}
