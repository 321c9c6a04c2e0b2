/** What a client meets: on the host at a published port the proxy in front, the interface behind it, and then the app; inside, by a name, the app alone. */
import type { Outcome } from '../../model/probe.ts';
import type { HostPort } from '../clients.ts';
import type { AppRequest } from './behaviour.ts';
import type { Container, Process } from './container.ts';
import { containerNamed, isClosed } from './network.ts';
import { type Ask, deliver, type ReplyEnd } from './process.ts';
import { drawn, schedule, type World } from './world.ts';

/** How a request ended, and when it got how far; times it never reached are null. */
export interface Seen {
  readonly outcome: 'answered' | 'refused' | 'reset' | 'closed' | 'timeout' | 'dns';
  readonly connected: number | null;
  readonly firstByte: number | null;
  readonly status: number | null;
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly instance: string | null;
  /** The life of the process that answered: what a connection is kept to. */
  readonly life: Process | null;
}

/** What it is worth that no answer came. */
export function unanswered({ outcome, connected }: Seen): Outcome {
  switch (outcome) {
    case 'closed':
      return 'closed_early';
    case 'timeout':
      return connected === null ? 'connect_timeout' : 'response_timeout';
    case 'refused':
    case 'reset':
    case 'dns':
      return outcome;
    case 'answered':
      throw new Error('it was answered');
  }
}

export interface Visit {
  readonly at: HostPort;
  readonly request: AppRequest;
  readonly timeout: number;
  /** Whoever has the other end of a connection that still stands: there is nothing to connect. Absent: there is none. */
  readonly standing?: Container | undefined;
}

/** Every other name is one of a container's, inside. */
const isHost = (host: string): boolean => host === '127.0.0.1';

/** Who has the other end of a connection that was kept to this life, as long as that goes on. */
export const standingTo = (world: World, life: Process | undefined): Container | undefined =>
  life && world.containers.find((one) => one.life === life && one.attachments.length > 0);

/** The container whose port this is now, or was before it went down. */
const ownerOf = (world: World, port: number): Container | undefined =>
  world.containers.find((one) => one.status !== 'removed' && one.ports.some((published) => published.host === port));

/** A connection to it would be accepted: which proves nothing about the app. */
const accepts = (container: Container): boolean => container.doorOpen && container.attachments.length > 0;

const listens = (container: Container): boolean => container.life?.listening === true && !isClosed(container);

/** What becomes of a connection to it: the proxy takes it, and drops it where the app does not listen. Inside, the kernel refuses it. */
export function connectionTo(world: World, { host, port }: HostPort): 'ok' | 'refused' | 'closed_early' | 'dns' {
  if (!isHost(host)) {
    const named = containerNamed(world, host);
    return named === undefined ? 'dns' : listens(named) ? 'ok' : 'refused';
  }
  const owner = ownerOf(world, port);
  if (owner === undefined || !accepts(owner)) return 'refused';
  return listens(owner) ? 'ok' : 'closed_early';
}

export function visit(
  world: World,
  ask: Ask,
  { at: { host, port }, request, timeout, standing }: Visit,
  done: (seen: Seen) => void,
): void {
  let open = true;
  let connected: number | null = null;
  const finish = (outcome: Seen['outcome'], by?: Container, end?: Extract<ReplyEnd, { how: 'answered' }>): void => {
    if (!open) return;
    open = false;
    done({
      outcome,
      connected,
      firstByte: end === undefined ? null : world.now,
      status: end?.status ?? null,
      body: end?.body ?? '',
      headers: end?.headers ?? {},
      instance: end?.instance ?? null,
      life: by?.life ?? null,
    });
  };
  /** Up but not listening: the proxy accepted, and can only reset; the kernel accepts nothing. */
  const hand = (container: Container, unheard: 'refused' | 'reset'): void => {
    if (!open) return;
    deliver(world, container, request, ask, (end) => {
      const delay = end.how === 'closed' || end.how === 'reset' ? 0 : drawn(world, world.parameters.firstByte);
      schedule(world, delay, () => {
        if (end.how === 'answered') finish('answered', container, end);
        else finish(end.how === 'closed' ? 'closed' : end.how === 'refused' ? unheard : 'reset');
      });
    });
  };
  const enter = (container: Container): void => {
    connected = world.now;
    if (isHost(host)) behindTheProxy(world, container, () => hand(container, 'reset'));
    else hand(container, 'refused');
  };
  schedule(world, timeout, () => finish('timeout'));
  if (standing !== undefined) {
    enter(standing);
    return;
  }
  if (!isHost(host)) {
    schedule(world, drawn(world, world.parameters.nameLookup), () => {
      const container = containerNamed(world, host);
      if (container === undefined) return finish('dns');
      schedule(world, drawn(world, world.parameters.connect), () => {
        if (listens(container)) enter(container);
        else finish('refused');
      });
    });
    return;
  }
  schedule(world, drawn(world, world.parameters.connect), () => {
    const container = ownerOf(world, port);
    if (container === undefined || !accepts(container)) finish('refused');
    else enter(container);
  });
}

/**
 * Between proxy and app. While the interface is not up, a connection waits; its unanswered neighbour lookup is repeated
 * only after a second, and holds up everybody who comes until then.
 */
function behindTheProxy(world: World, container: Container, goOn: () => void): void {
  const { neighbourRetry } = world.parameters;
  const starting =
    !container.wired && container.status !== 'running' && container.busyUntil > world.now && container.life === null;
  if (starting && neighbourRetry > 0 && container.unreachableUntil <= world.now) {
    container.unreachableUntil = world.now + neighbourRetry;
  }
  if (container.unreachableUntil > world.now) {
    schedule(world, container.unreachableUntil - world.now, () => behindTheProxy(world, container, goOn));
  } else if (starting) container.afterWiring.push(goOn);
  else goOn();
}
