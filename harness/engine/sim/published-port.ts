/** What a client on the host meets at a published port: the proxy in front, the interface behind it, and then the app. */
import type { Outcome } from '../../model/probe.ts';
import type { AppRequest } from './behaviour.ts';
import type { Container } from './container.ts';
import { type Ask, deliver, type ReplyEnd } from './process.ts';
import { drawn, schedule, type World } from './world.ts';

/** How a request from the host ended, and when it got how far; times it never reached are null. */
export interface Seen {
  readonly outcome: 'answered' | 'refused' | 'reset' | 'closed' | 'timeout';
  readonly connected: number | null;
  readonly firstByte: number | null;
  readonly status: number | null;
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly instance: string | null;
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
      return outcome;
    case 'answered':
      throw new Error('it was answered');
  }
}

export interface Visit {
  readonly port: number;
  readonly request: AppRequest;
  readonly timeout: number;
  /** Over a connection that still stands: there is nothing to connect. */
  readonly established: boolean;
}

/** The container whose port this is now, or was before it went down. */
export const ownerOf = (world: World, port: number): Container | undefined =>
  world.containers.find((one) => one.status !== 'removed' && one.ports.some((published) => published.host === port));

/** A connection to it would be accepted: which proves nothing about the app. */
const accepts = (container: Container): boolean => container.doorOpen && container.attachments.length > 0;

/** What becomes of a connection to it: the proxy takes it, and drops it where the app does not listen. */
export function connectionTo(world: World, port: number): 'ok' | 'refused' | 'closed_early' {
  const owner = ownerOf(world, port);
  if (owner === undefined || !accepts(owner)) return 'refused';
  return owner.life?.listening === true ? 'ok' : 'closed_early';
}

export function visit(
  world: World,
  ask: Ask,
  { port, request, timeout, established }: Visit,
  done: (seen: Seen) => void,
): void {
  let open = true;
  let connected: number | null = null;
  const finish = (outcome: Seen['outcome'], end: Extract<ReplyEnd, { how: 'answered' }> | null = null): void => {
    if (!open) return;
    open = false;
    const firstByte = end === null ? null : world.now;
    done({
      outcome,
      connected,
      firstByte,
      status: end?.status ?? null,
      body: end?.body ?? '',
      headers: end?.headers ?? {},
      instance: end?.instance ?? null,
    });
  };
  const enter = (container: Container): void => {
    connected = world.now;
    behindTheProxy(world, container, () => {
      if (!open) return;
      deliver(world, container, request, ask, (end) => {
        // Up but not listening: the proxy accepted, and can only reset.
        const delay = end.how === 'closed' || end.how === 'reset' ? 0 : drawn(world, world.parameters.firstByte);
        schedule(world, delay, () => {
          if (end.how === 'answered') finish('answered', end);
          else finish(end.how === 'closed' ? 'closed' : 'reset');
        });
      });
    });
  };
  schedule(world, timeout, () => finish('timeout'));
  const owner = ownerOf(world, port);
  if (established && owner !== undefined) {
    enter(owner);
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
