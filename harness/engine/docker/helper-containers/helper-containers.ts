/** What is done to a service from outside its container by signals, and programs that stay beside it. */
import type Docker from 'dockerode';
import { fail } from '../../../model/failure.ts';
import type { HelperContainerNeed } from '../../../model/fault-row.ts';
import type { ContainerId, HelperContainerRefusal, HelperContainers } from '../../engine.ts';
import type { RunLabels } from '../../kind.ts';
import { ask, reasonOf } from '../ask.ts';
import { type ExecFor, limitedCommands } from '../exec.ts';
import type { Members } from '../members.ts';
import { readRules, rulesSpec } from '../network-changes/rules.ts';
import { fromNanoseconds } from '../time.ts';
import type { HelperContainerSpec } from './make.ts';
import { runHelperContainer } from './once.ts';
import { openSidecar } from './sidecar.ts';
import { openSignaller, type Signaller, type SignallerAnswer, signallerSpec } from './signaller.ts';
import { socketsFrom } from './sockets.ts';

export interface DockerHelperContainers extends HelperContainers {
  /** Gets the signalling helper container ready, so that the first signal is as quick as the next. */
  arm(): Promise<void>;
  /** Commands in any container of the run, each for so long. */
  readonly execFor: ExecFor;
  close(): Promise<void>;
}

/** `members`: whose networks the sidecars join. */
export function dockerHelperContainers(
  docker: Docker,
  run: RunLabels,
  image: string,
  members: Members,
): DockerHelperContainers {
  let ready: Promise<Signaller> | null = null;
  const sockets = socketsFrom(docker, run, image);
  const signaller = (): Promise<Signaller> => {
    ready ??= ask('start the helper container that sends signals', openSignaller(docker, run, image)).catch(
      (error: unknown) => {
        ready = null;
        throw error;
      },
    );
    return ready;
  };
  const close = async (): Promise<void> => {
    const one = await ready?.catch(() => null);
    ready = null;
    one?.close();
    sockets.close();
  };

  /** One at a time, because answers carry no name. */
  let turn: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(act: () => Promise<T>): Promise<T> => {
    const done = turn.then(act);
    turn = done.catch(() => undefined);
    return done;
  };
  const firstProcess = async (id: ContainerId): Promise<number> =>
    (await ask('inspect the target of a signal', docker.getContainer(id).inspect())).State.Pid;
  const tell = async (id: ContainerId, name: string, given?: number): Promise<Exclude<SignallerAnswer, string>> => {
    const one = await signaller();
    const pid = given ?? (await firstProcess(id));
    const target = `container ${id.slice(0, 12)}`;
    if (pid === 0) return fail('R302', `${name} could not be sent to ${target}: it has no process.`);
    const answer = await ask(`send ${name}`, one.send(id, pid, name)).catch((error: unknown) => {
      void close();
      return fail('R303', `${name} to ${target}: the helper container that sends signals went away.`, { cause: error });
    });
    if (answer === 'gone') return fail('R302', `${name} could not be sent to ${target}: its process is no more.`);
    if (answer === 'refused') return fail('R214', `${name} to ${target} was refused by the kernel.`);
    return answer;
  };

  const execFor = limitedCommands(docker, (id, pid) => inTurn(async () => void (await tell(id, 'END', pid))));

  return {
    execFor,
    arm: async () => void (await signaller()),
    close,
    signal: (id, name) =>
      inTurn(async () => {
        const answer = await tell(id, name);
        if (!('sent' in answer)) throw new Error(`${name} was answered with states.`);
        return fromNanoseconds(answer.sent);
      }),
    killChildren: (id) =>
      inTurn(async () => {
        const answer = await tell(id, 'CHILDREN');
        if (!('sent' in answer)) throw new Error('The children were answered with states.');
        return { count: answer.count ?? 0, at: fromNanoseconds(answer.sent) };
      }),
    states: (id) =>
      inTurn(async () => {
        const answer = await tell(id, 'LOOK');
        if (!('states' in answer)) throw new Error('The look at states was answered with a time.');
        return answer.states;
      }),
    sockets: sockets.of,
    startSidecar: (spec, onLine, onError) =>
      openSidecar({ docker, run, image, members, execFor }, spec, onLine, onError),
    permitted: async (needs) => {
      const refusals = await Promise.all(needs.map((need) => tryNeed(docker, run, image, need)));
      return refusals.filter((refusal) => refusal !== null);
    },
  };
}

/** Tries without touching anything: signal 0 to the host's first process, and a table in a namespace of the helper container's own. */
const trials: Readonly<Record<HelperContainerNeed, (image: string) => HelperContainerSpec>> = {
  'host-pid': (image) => ({
    ...signallerSpec(image),
    command: ['/bin/sh', '-c', 'kill -0 1'],
    host: { PidMode: 'host', NetworkMode: 'none', AutoRemove: false },
    input: false,
  }),
  nft: (image) => rulesSpec(image, 'none', 'nft', 'add table inet resilience\ndelete table inet resilience'),
};

async function tryNeed(
  docker: Docker,
  run: RunLabels,
  image: string,
  need: HelperContainerNeed,
): Promise<HelperContainerRefusal | null> {
  try {
    const { exitCode, output } = readRules(
      await ask('run a helper container', runHelperContainer(docker, run, trials[need](image))),
    );
    return exitCode === 0 ? null : { need, reason: output.trim() || `the helper container ended with ${exitCode}` };
  } catch (error) {
    return { need, reason: reasonOf(error) };
  }
}
