/** When services listen after their first start: before any fault, and without a request that an application would count. */
import type { HostPort } from '../engine/clients.ts';
import type { ContainerView } from '../engine/engine.ts';
import { doorOf } from '../model/load-traits.ts';
import type { Probe } from '../model/probe.ts';
import { isUserProbe } from '../model/probe-traits.ts';
import type { ServiceName } from '../model/stack.ts';
import { after, type Instant, milliseconds, seconds } from '../model/time.ts';
import type { LiveContext } from './context.ts';
import { publishedAddress } from './probing.ts';

const pollAgain = milliseconds(20);

/** No answer to the connect within this is nobody. */
const patience = seconds(1);

export interface StartUps {
  /** To be called with the containers as soon as they have been started; only the first call counts. */
  look(views: readonly ContainerView[]): void;
  /** Who has not been seen to listen by now is left out. */
  stop(): Promise<void>;
}

/** Looks at every service of one container that a users' probe asks. */
export function watchStartUps(context: Omit<LiveContext, 'address' | 'inside'>): StartUps {
  const done = new AbortController();
  let watching: readonly Promise<void>[] | null = null;
  // Of several at one service, where its first one asks.
  const probed = new Map(Object.values(context.plan.probes).filter(isUserProbe).flatMap(portOf).toReversed());
  return {
    look(views) {
      // What is attached to was started by others, and has listened for long.
      const alone =
        context.plan.attached !== undefined
          ? []
          : context.plan.services.filter(({ name, replicas }) => probed.has(name) && replicas === 1);
      const address = publishedAddress(context.plan, views);
      watching ??= alone
        .filter(({ name }) => views.some((view) => view.service === name && view.status === 'running'))
        .map(({ name }) => untilListening(context, name, () => address(name, probed.get(name)), done.signal));
    },
    async stop() {
      done.abort(new Error('the stack is ready'));
      await Promise.all(watching ?? []);
    },
  };
}

/** Its service, and the port that it is asked at. */
function portOf(probe: Probe): readonly (readonly [ServiceName, number | null])[] {
  const door = doorOf(probe);
  return door?.at === 'port' ? [[door.service, door.port]] : [];
}

/** Never rejects: a start that is not seen is one that nothing is known of. */
async function untilListening(
  { env, recorder, signal }: Omit<LiveContext, 'address' | 'inside'>,
  service: string,
  address: () => HostPort,
  done: AbortSignal,
): Promise<void> {
  const ended = AbortSignal.any([signal, done]);
  let notBy: Instant | null = null;
  try {
    while (!ended.aborted) {
      const asked = env.clock.now();
      const { outcome } = await env.clients.tcp.connect({ ...address(), timeout: patience });
      if (outcome === 'ok') {
        recorder.append({ type: 'service.listened', service, by: asked, notBy });
        return;
      }
      notBy = asked;
      await env.clock.sleepUntil(after(env.clock.now(), pollAgain), ended);
    }
  } catch {
    // It publishes no port, or the run goes on without knowing.
  }
}
