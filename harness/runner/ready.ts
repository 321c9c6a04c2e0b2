/** When a stack is in its steady state, as its engine sees it, and waiting for it. */
import type { ContainerView } from '../engine/engine.ts';
import { stopwatchText } from '../model/duration-text.ts';
import { FailureError } from '../model/failure.ts';
import { isDoneAtZero } from '../model/one-shot.ts';
import type { Plan, PlannedService } from '../model/plan.ts';
import type { ServiceName } from '../model/stack.ts';
import { after, between, type Duration, milliseconds, seconds, sum, times } from '../model/time.ts';
import { type LiveContext, onRunClock } from './context.ts';
import { tellNotSteady } from './not-steady/gather.ts';

/** Events say most; a poll now and then covers what has none (a start while no one listens, a pause that ended). */
const pollAgain = milliseconds(500);

/** Without a health check only time can show that a container does not die at once, as one in a crash loop does. */
const staysUp = milliseconds(500);

/** Running, and healthy where there is a check. Decided on the status: the engine's `Running` is also true while restarting. */
function isReady(view: ContainerView, context: LiveContext): boolean {
  if (view.status !== 'running') return false;
  if (view.health !== null) return view.health.status === 'healthy';
  return context.env.clock.now() >= after(onRunClock(context, view.startedAt), staysUp);
}

/** It ran once and ended well; who is waited for is not ready before that. */
function isDone(
  { oneShot }: PlannedService,
  { status, exitCode, healthSettings: health, restart }: ContainerView,
): boolean {
  return status === 'exited' && exitCode === 0 && isDoneAtZero({ ...(oneShot && { oneShot }), health, restart });
}

/** The services of which not every planned replica is there and ready, or done. */
function missing(context: LiveContext, views: readonly ContainerView[]): readonly ServiceName[] {
  const isSettled = (service: PlannedService, view: ContainerView): boolean =>
    isDone(service, view) || (service.oneShot !== 'awaited' && isReady(view, context));
  return context.plan.services
    .filter((one) => views.filter((view) => view.service === one.name && isSettled(one, view)).length < one.replicas)
    .map((one) => one.name);
}

/** Who is not there, does not run or is unhealthy at this moment, each with what it is. Whoever is starting up is on its way. */
export async function unwell({ plan, env }: LiveContext): Promise<readonly string[]> {
  const views = await env.engine.containers.list();
  return plan.services.flatMap((service) => {
    if (service.oneShot !== undefined) return [];
    const own = views.filter((view) => view.service === service.name);
    const bad = own.find((view) => view.status !== 'running' || view.health?.status === 'unhealthy');
    if (bad !== undefined) return [`${service.name} is ${bad.status === 'running' ? 'unhealthy' : bad.status}`];
    return own.length < service.replicas ? [`${service.name} is not there`] : [];
  });
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

export interface Patience {
  /** For so long a service that is waited for may be gone without a break; left out: as long as there is time. */
  readonly gone?: Duration;
  /** Is shown the containers each time. */
  readonly look?: (views: readonly ContainerView[]) => void;
}

/** Whether a replica is not there or has ended, and nobody is about to start it. */
function isGone({ plan }: LiveContext, name: ServiceName, views: readonly ContainerView[]): boolean {
  const own = views.filter((view) => view.service === name);
  const wanted = plan.services.find((one) => one.name === name)?.replicas ?? 0;
  return own.length < wanted || own.some((view) => view.status === 'exited' || view.status === 'dead');
}

/** A service that runs once and ended badly, and that nothing starts again: waiting for it is useless. */
const isLost = ({ plan }: LiveContext, name: ServiceName, views: readonly ContainerView[]): boolean =>
  plan.services.some((one) => one.name === name && one.oneShot !== undefined) &&
  views.some(
    ({ service, status, exitCode, restart }) =>
      service === name && status === 'exited' && exitCode !== 0 && restart.name === 'no',
  );

const notSteady = async (
  what: string,
  context: LiveContext,
  names: readonly ServiceName[],
  views: readonly ContainerView[],
): Promise<FailureError> => {
  const troubled = context.plan.services.filter(({ name }) => names.includes(name));
  return new FailureError([await tellNotSteady(context, { code: 'R301', what, troubled, views })]);
};

/**
 * Resolves with the containers once all are ready or done. Throws R301, saying who is not and why, after `limit`, when a service has
 * been gone for too long, or as soon as waiting is useless.
 */
export async function waitUntilReady(
  context: LiveContext,
  limit: Duration,
  { gone = limit, look = () => undefined }: Patience = {},
): Promise<readonly ContainerView[]> {
  const { env, watch, signal } = context;
  const began = env.clock.now();
  let there = began;
  for (;;) {
    const views = await env.engine.containers.list();
    look(views);
    const waiting = missing(context, views);
    if (waiting.length === 0) return views;
    const lost = waiting.filter((name) => isLost(context, name, views));
    if (lost.length > 0) throw await notSteady('not steady', context, lost, views);
    const now = env.clock.now();
    if (!waiting.some((name) => isGone(context, name, views))) there = now;
    if (now >= after(began, limit) || now >= after(there, gone)) {
      const waited = stopwatchText(between(began, now));
      throw await notSteady(`not steady within ${waited}`, context, waiting, views);
    }
    const pause = new AbortController();
    const wake = env.clock.sleepUntil(after(env.clock.now(), pollAgain), AbortSignal.any([signal, pause.signal]));
    wake.catch(() => undefined);
    await Promise.race([watch.next(), wake]);
    pause.abort(new Error('polled again'));
    signal.throwIfAborted();
  }
}
