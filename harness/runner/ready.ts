/** When a stack is in its steady state, as its engine sees it, and waiting for it. */
import type { ContainerView } from '../engine/engine.ts';
import { FailureError, failure } from '../model/failure.ts';
import type { Plan, PlannedService } from '../model/plan.ts';
import { after, type Duration, milliseconds, seconds, sum, times } from '../model/time.ts';
import { type LiveContext, onRunClock } from './context.ts';

/** Events say most; a look now and then covers what has none (a start while nobody listens, a pause that ended). */
const lookAgain = milliseconds(500);

/** Without a health check only time can show that a container does not die at once, as one in a crash loop does. */
const staysUp = milliseconds(500);

/** Running, and healthy where there is a check. Decided on the status: the engine's `Running` is also true while restarting. */
function isReady(view: ContainerView, context: LiveContext): boolean {
  if (view.status !== 'running') return false;
  if (view.health !== null) return view.health.status === 'healthy';
  return context.env.clock.now() >= after(onRunClock(context, view.startedAt), staysUp);
}

/** Whether every planned replica is there and ready. */
function missing(context: LiveContext, views: readonly ContainerView[]): readonly string[] {
  return context.plan.services.flatMap((service) => {
    const ready = views.filter((view) => view.service === service.name && isReady(view, context)).length;
    return ready >= service.replicas ? [] : [describe(service, views)];
  });
}

function describe(service: PlannedService, views: readonly ContainerView[]): string {
  const own = views.filter((view) => view.service === service.name);
  if (own.length === 0) return `${service.name} has no container`;
  const states = own.map((view) => {
    const health = view.health === null || view.status !== 'running' ? '' : `, ${view.health.status}`;
    const code = view.status === 'exited' ? ` with ${view.exitCode}` : '';
    return `${view.status}${code}${health}`;
  });
  return `${service.name} is ${states.join(' / ')}`;
}

/** The longest a service may take to its first healthy probe before we call it stuck: the grace, the retries and a start. */
export function readyLimit(plan: Plan): Duration {
  const needs = plan.services.map((service) => {
    if (service.health === null) return seconds(10);
    const round = sum(service.health.interval, service.health.timeout);
    return sum(service.health.startPeriod, times(round, service.health.retries + 1), seconds(10));
  });
  return milliseconds(Math.max(...needs, seconds(20)));
}

/** Resolves with the containers once all are ready. Throws R301, naming who is not, after `limit`. `look` is shown them each time. */
export async function waitUntilReady(
  context: LiveContext,
  limit: Duration,
  look: (views: readonly ContainerView[]) => void = () => undefined,
): Promise<readonly ContainerView[]> {
  const { env, watch, signal } = context;
  const deadline = after(env.clock.now(), limit);
  for (;;) {
    const views = await env.engine.containers.list();
    look(views);
    const waiting = missing(context, views);
    if (waiting.length === 0) return views;
    if (env.clock.now() >= deadline) {
      throw new FailureError([
        failure('R301', `not steady within ${(limit / 1000).toFixed(0)} s: ${waiting.join('; ')}`, {
          fix: "read the containers' logs in the run directory",
        }),
      ]);
    }
    const pause = new AbortController();
    const wake = env.clock.sleepUntil(after(env.clock.now(), lookAgain), AbortSignal.any([signal, pause.signal]));
    wake.catch(() => undefined);
    await Promise.race([watch.next(), wake]);
    pause.abort(new Error('looked again'));
    signal.throwIfAborted();
  }
}
