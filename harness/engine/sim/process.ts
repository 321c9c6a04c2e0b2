/** The first process of a container: how it begins, freezes, hears signals, answers and dies. */
import type { AppRequest, AskResult, Reply } from './behaviour.ts';
import type { Container, Process } from './container.ts';
import { isClosed } from './network.ts';
import { drawn, schedule, type World } from './world.ts';

/** How a request to a process ends; a hang never ends. */
export type ReplyEnd =
  | {
      readonly how: 'answered';
      readonly status: number;
      readonly body: string;
      readonly instance: string | null;
      readonly headers: Readonly<Record<string, string>>;
    }
  | { readonly how: 'closed' | 'reset' | 'refused' };

/** How an app's own requests reach other services; given from outside because it needs the network. */
export type Ask = (
  from: Container,
  request: { readonly host: string; readonly path: string; readonly timeout: number },
  done: (result: AskResult) => void,
) => void;

export function beginProcess(world: World, container: Container, ask: Ask, exit: (code: number) => void): void {
  const { behaviour } = container.spec;
  const identity = { instance: container.id.slice(0, 12), random: world.random };
  const life: Process = {
    app: behaviour.fresh(identity),
    exit,
    dead: false,
    listening: false,
    stopped: false,
    paused: false,
    backlog: [],
    inFlight: new Set(),
  };
  container.life = life;
  const boot = (): void =>
    doLater(world, life, drawn(world, behaviour.boot), () => {
      life.listening = true;
    });
  const { writes } = behaviour;
  const writeAgain = (count: number): void => {
    if (writes === undefined) return;
    doLater(world, life, writes.every, () => {
      write(world, container, writes.line(count));
      writeAgain(count + 1);
    });
  };
  writeAgain(1);
  if (life.app.begin === undefined) boot();
  else perform(world, container, life, life.app.begin(), ask, boot);
}

/** A line in its log. */
export function write(world: World, container: Container, text: string): void {
  const line = { at: world.now, text };
  container.log.push(line);
  for (const reader of container.logReaders) reader.read(line);
}

const isFrozen = (life: Process): boolean => life.stopped || life.paused;

/** Runs `task` in the process's own time: not while it is frozen, and never after its death. */
function doLater(world: World, life: Process, delay: number, task: () => void): void {
  schedule(world, delay, () => doNow(life, task));
}

function doNow(life: Process, task: () => void): void {
  if (life.dead) return;
  if (isFrozen(life)) life.backlog.push(task);
  else task();
}

/** Lets a thawed process catch up, in order; what it does may freeze or end it again. */
export function catchUp(container: Container): void {
  const life = container.life;
  while (life !== null && !life.dead && !isFrozen(life)) {
    const task = life.backlog.shift();
    if (task === undefined) return;
    task();
  }
}

/** Hands a request to the process. `done` is called at most once: never by a hang. */
export function deliver(
  world: World,
  container: Container,
  request: AppRequest,
  ask: Ask,
  done: (end: ReplyEnd) => void,
): void {
  const life = container.life;
  if (life === null || !life.listening || isClosed(container)) {
    done({ how: 'refused' });
    return;
  }
  const lost = (how: 'closed' | 'reset'): void => {
    life.inFlight.delete(lost);
    done({ how });
  };
  container.cpu += world.parameters.answerCpu;
  life.inFlight.add(lost);
  doNow(life, () =>
    perform(world, container, life, life.app.answer(request), ask, (end) => {
      if (life.inFlight.delete(lost)) done(end);
    }),
  );
}

/** Carries out what an app decided to do. */
export function perform(
  world: World,
  container: Container,
  life: Process,
  reply: Reply,
  ask: Ask,
  done: (end: ReplyEnd) => void,
): void {
  switch (reply.does) {
    case 'hang':
      return;
    case 'wait':
      doLater(world, life, reply.for, () => perform(world, container, life, reply.then(), ask, done));
      return;
    case 'close':
      done({ how: 'closed' });
      return;
    case 'ask':
      ask(container, reply, (result) =>
        doNow(life, () => perform(world, container, life, reply.then(result), ask, done)),
      );
      return;
    case 'answer': {
      const { status, body, after, exit, instance = null, headers = {} } = reply;
      const finish = (): void => {
        done({ how: 'answered', status, body, instance, headers });
        if (exit !== undefined) life.exit(exit);
      };
      if (after === 0) finish();
      else doLater(world, life, after, finish);
    }
  }
}

const kernelCodes: Readonly<Record<string, number>> = { HUP: 1, INT: 2, QUIT: 3, USR1: 10, USR2: 12, TERM: 15 };

/** `SIGTERM`, `TERM` and `15` are one signal: `TERM`. */
export function signalName(signal: string): string {
  const bare = signal.toUpperCase().replace(/^SIG/, '');
  const numbers: Readonly<Record<string, string>> = { ...swap(kernelCodes), 9: 'KILL', 18: 'CONT', 19: 'STOP' };
  return numbers[bare] ?? bare;
}

/**
 * A signal reaches the process. From inside its own PID namespace only handled signals count: `kill -9 1` does nothing
 * there. A first process without a handler ignores a signal; under an init the child dies of it.
 */
export function signalProcess(container: Container, signal: string, from: 'inside' | 'outside'): void {
  const life = container.life;
  if (life === null) return;
  const handled = container.spec.behaviour.signals[signal];
  const deadly = container.spec.init ? kernelCodes[signal] : undefined;
  if (signal === 'KILL') {
    if (from === 'outside') life.exit(137);
  } else if (signal === 'STOP') {
    if (from === 'outside') life.stopped = true;
  } else if (signal === 'CONT') {
    life.stopped = false;
    catchUp(container);
  } else if (handled !== undefined) doNow(life, () => life.exit(handled));
  else if (deadly !== undefined) doNow(life, () => life.exit(128 + deadly));
}

const swap = (record: Readonly<Record<string, number>>): Record<string, string> =>
  Object.fromEntries(Object.entries(record).map(([key, value]) => [value, key]));
